package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The fidelity reviews of an initiative, and one of them item by item. */
@Path("/rates/{initiative}/fidelity")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class FidelityPage {
    @CheckedTemplate(basePath = "fidelity")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance reviews(
                InitiativeVersion initiative,
                List<ReviewView> reviews,
                ReviewView shown,
                Form form,
                boolean mayEnter,
                String done);
    }

    private final RequestedReview requested;
    private final FidelityTrend trend;
    private final Caller caller;
    private final Clock clock;

    FidelityPage(RequestedReview requested, FidelityTrend trend, Caller caller, Clock clock) {
        this.requested = requested;
        this.trend = trend;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param date of the review that is shown item by item; without it the latest */
    @GET
    public TemplateInstance page(
            @PathParam("initiative") String code, @QueryParam("date") String date, @QueryParam("done") String done)
            throws SQLException {
        InitiativeVersion initiative = requested.initiative(code);
        List<ReviewView> reviews = trend.knownAt(Instant.MAX, code);
        LocalDate day = Dates.parseOrNull("date", date);
        ReviewView shown = reviews.stream()
                .filter(review -> day == null || review.reviewedOn().equals(day))
                .findFirst()
                .orElse(null);
        if (day != null && shown == null) {
            throw Refusal.notFound("fidelity review");
        }
        return Templates.reviews(
                initiative,
                reviews,
                shown,
                Form.filled(Map.of("date", LocalDate.now(clock).toString())),
                caller.hasRole(Roles.LEAD) || caller.hasRole(Roles.ANALYST),
                done(done));
    }

    private static String done(String code) {
        return switch (code == null ? "" : code) {
            case "entered" -> DisplayText.say("Gennemgangen er gemt.", "The review is saved.");
            case "withdrawn" -> DisplayText.say("Gennemgangen vises ikke længere.", "The review is no longer shown.");
            default -> "";
        };
    }
}
