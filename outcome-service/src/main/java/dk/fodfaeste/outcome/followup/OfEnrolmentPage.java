package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.Measure;
import dk.fodfaeste.outcome.ledger.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The follow-ups of one enrolment: a piece of that enrolment's page, which participant-service shows, and a page where scripts are missing. */
@Path("/follow-ups/of/{enrolmentId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class OfEnrolmentPage {

    /** @param name what the measure is called */
    public record Line(FollowUpShown followUp, String name) {}

    @CheckedTemplate(basePath = "followup")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance ofEnrolment(UUID enrolmentId, List<Line> lines, LocalDate today);
    }

    private final FollowUpsShown followUps;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Clock clock;

    OfEnrolmentPage(FollowUpsShown followUps, Initiatives initiatives, Caller caller, Clock clock) {
        this.followUps = followUps;
        this.initiatives = initiatives;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public TemplateInstance ofEnrolment(@PathParam("enrolmentId") UUID enrolmentId) {
        LocalDate today = LocalDate.now(clock);
        List<FollowUpShown> found = followUps.of(enrolmentId, today);
        if (found.stream().anyMatch(followUp -> !caller.isLetInto(followUp.initiative()))) {
            throw Refused.notFound("enrolment");
        }
        return Templates.ofEnrolment(
                enrolmentId,
                found.stream()
                        .map(followUp -> new Line(followUp, name(followUp)))
                        .toList(),
                today);
    }

    private String name(FollowUpShown followUp) {
        Initiative initiative =
                initiatives.byCode(List.of(followUp.initiative())).get(followUp.initiative());
        return initiative == null
                ? followUp.measure()
                : initiative.measure(followUp.measure()).map(Measure::name).orElse(followUp.measure());
    }
}
