package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.finding.FreeTextSearch.Hit;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** The search page. It uses forms only, so that no address contains data that identify a person. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class SearchPage {

    @CheckedTemplate(basePath = "finding")
    static final class Templates {
        private Templates() {}

        /**
         * @param address of the result of a search; null without one
         * @param activeOf the consultant whose active enrolments are listed; null for a search
         */
        static native TemplateInstance search(Form form, Page<Hit> found, String address, String activeOf);
    }

    private final FreeTextSearch searching;
    private final RecentSearches recent;

    SearchPage(FreeTextSearch searching, RecentSearches recent) {
        this.searching = searching;
        this.recent = recent;
    }

    /** @param consultant lists the active enrolments of this consultant; if absent, the page shows an empty search form */
    @GET
    public TemplateInstance open(@QueryParam("consultant") String consultant, @QueryParam("after") String after) {
        return consultant == null || consultant.isBlank()
                ? Templates.search(Form.empty(), null, null, null)
                : Templates.search(Form.empty(), searching.activeOf(consultant, after), null, consultant);
    }

    /** Leads to the page of the result, which the browser can go back to. */
    @POST
    public Response search(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            return Response.seeOther(URI.create("/search/results/" + recent.keep(form)))
                    .build();
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    /** The result of one of the caller's searches of the last ten minutes, as it is now. */
    @GET
    @Path("/results/{id}")
    public Response result(@PathParam("id") UUID id, @QueryParam("after") String after) {
        Form form = Form.empty();
        try {
            form = recent.find(id);
            return Response.ok(Templates.search(
                            form, searching.search(form.value("sought"), after), "/search/results/" + id, null))
                    .build();
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    private static Response refused(Form form, Refusal refusal) {
        return Response.status(refusal.status())
                .entity(Templates.search(form.refused(refusal, "sought"), null, null, null))
                .build();
    }
}
