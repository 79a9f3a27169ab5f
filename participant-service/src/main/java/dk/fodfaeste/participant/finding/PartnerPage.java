package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;

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

    PartnerPage(FreeTextSearch searching) {
        this.searching = searching;
    }

    @GET
    public TemplateInstance open() {
        return Templates.partner(Form.empty(), null);
    }

    @POST
    public Response search(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            if (form.value("sought").isEmpty()) {
                throw Refusal.malformed("sought", message("missing"));
            }
            return Response.ok(Templates.partner(form, searching.searchByNumber(form.value("sought"))))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.partner(form.refused(refusal, "sought"), null))
                    .build();
        }
    }
}
