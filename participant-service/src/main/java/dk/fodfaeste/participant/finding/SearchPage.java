package dk.fodfaeste.participant.finding;

import static dk.fodfaeste.kit.message.Message.message;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;

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

        /** @param activeOf the consultant whose active enrolments are listed; null for a search */
        static native TemplateInstance search(Form form, Page<Hit> found, String activeOf);
    }

    private final FreeTextSearch searching;

    SearchPage(FreeTextSearch searching) {
        this.searching = searching;
    }

    /** @param consultant lists the active enrolments of this consultant; if absent, the page shows an empty search form */
    @GET
    public TemplateInstance open(@QueryParam("consultant") String consultant, @QueryParam("after") String after) {
        return consultant == null || consultant.isBlank()
                ? Templates.search(Form.empty(), null, null)
                : Templates.search(Form.empty(), searching.activeOf(consultant, after), consultant);
    }

    @POST
    public Response search(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            if (form.value("sought").isEmpty()) {
                throw Refusal.malformed("sought", message("missing"));
            }
            return Response.ok(Templates.search(
                            form, searching.search(form.value("sought"), form.valueOrNull("after")), null))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.search(form.refused(refusal, "sought"), null, null))
                    .build();
        }
    }
}
