package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.finding.SearchingByWhatIsWritten.Hit;
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

/** Where enrolments are found by what identifies the person; asked for by a form throughout, so that nothing of it stands in an address. */
@Path("/search")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class SearchPage {

    @CheckedTemplate(basePath = "finding")
    static final class Templates {
        private Templates() {}

        /** @param activeOf the consultant whose active enrolments were found; null where something was sought */
        static native TemplateInstance search(Form form, Page<Hit> found, String activeOf);
    }

    private final SearchingByWhatIsWritten searching;

    SearchPage(SearchingByWhatIsWritten searching) {
        this.searching = searching;
    }

    /** @param consultant whose active enrolments are listed; without, nothing is found yet */
    @GET
    public TemplateInstance open(@QueryParam("consultant") String consultant, @QueryParam("after") String after) {
        return consultant == null || consultant.isBlank()
                ? Templates.search(Form.empty(), null, null)
                : Templates.search(Form.empty(), searching.activeOf(consultant, after), consultant);
    }

    @POST
    public Response search(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            if (form.value("sought").isEmpty()) {
                throw Refusal.malformed("sought", "is missing");
            }
            return Response.ok(Templates.search(
                            form, searching.search(form.value("sought"), form.valueOrNull("after")), null))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(Templates.search(form.refused(refused, "sought"), null, null))
                    .build();
        }
    }
}
