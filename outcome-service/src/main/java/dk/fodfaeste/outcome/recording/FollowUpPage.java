package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.worklist.RowAction;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** The page of one follow-up with its timeline. */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class FollowUpPage {
    private final RequestedFollowUps followUps;
    private final FollowUpPageRenderer renderer;
    private final Language language;

    FollowUpPage(RequestedFollowUps followUps, FollowUpPageRenderer renderer, Language language) {
        this.followUps = followUps;
        this.renderer = renderer;
        this.language = language;
    }

    /**
     * @param done a change that another page has just made
     * @param did the {@link RowAction} in the row of this page
     */
    @GET
    public TemplateInstance followUp(
            @PathParam("enrolmentId") String enrolmentId,
            @PathParam("measure") String measure,
            @QueryParam("done") String done,
            @QueryParam("did") String did) {
        FollowUpId id = RequestedFollowUps.id(enrolmentId, measure);
        return renderer.render(followUps.row(id, null, RowAction.parse(did).orElse(null), false), confirmation(done));
    }

    private String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case CorrectionPage.CORRECTED -> language.say("Rettelsen er gemt.", "The correction is saved.");
            case CorrectionPage.WITHDRAWN ->
                language.say("Taget tilbage. Opfølgningen er åben igen.", "Withdrawn. The follow-up is open again.");
            default -> "";
        };
    }
}
