package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The start page of a partner: finds a citizen by case number or CPR. Their activities are on a page of outcome-service. */
@Path("/partner")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.PARTNER)
@Blocking
public class PartnerPage {

    @CheckedTemplate(basePath = "finding")
    static final class Templates {
        private Templates() {}

        /** @param found null before a search */
        static native TemplateInstance partner(Form form, List<FreeTextSearch.Hit> found);
    }

    private final FreeTextSearch searching;
    private final RecentSearches recent;

    PartnerPage(FreeTextSearch searching, RecentSearches recent) {
        this.searching = searching;
        this.recent = recent;
    }

    @GET
    public TemplateInstance open() {
        return Templates.partner(Form.empty(), null);
    }

    /** Leads to the page of the result, which the browser can go back to. */
    @POST
    public Response search(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            return Response.seeOther(URI.create("/partner/results/" + recent.keep(form)))
                    .build();
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    /** The result of one of the caller's searches of the last ten minutes, as it is now. */
    @GET
    @Path("/results/{id}")
    public Response result(@PathParam("id") UUID id) {
        Form form = Form.empty();
        try {
            form = recent.find(id);
            return Response.ok(Templates.partner(form, searching.searchByNumber(form.value("sought"))))
                    .build();
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    private static Response refused(Form form, Refusal refusal) {
        return Response.status(refusal.status())
                .entity(Templates.partner(form.refused(refusal, "sought"), null))
                .build();
    }
}
