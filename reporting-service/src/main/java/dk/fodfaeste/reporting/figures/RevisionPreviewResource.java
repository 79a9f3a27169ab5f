package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.reporting.followup.Revision;
import dk.fodfaeste.reporting.rate.Figure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Before a target or a success set is revised: what that would do to the present figure. Nothing is changed by asking. */
@Path("/api/v1/rates/{initiative}/revision-preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
class RevisionPreviewResource {
    private final RevisionPreviewQuery preview;
    private final Caller caller;
    private final Clock clock;

    RevisionPreviewResource(RevisionPreviewQuery preview, Caller caller, Clock clock) {
        this.preview = preview;
        this.caller = caller;
        this.clock = clock;
    }

    /** The revision as initiatives have it. */
    record RevisionRequest(
            @NotNull(message = "is missing") @PlainText(max = 64)
            String measure,

            @NotNull(message = "is missing") LocalDate validFrom,
            @NotNull(message = "is missing") BigDecimal targetPercent,

            @NotNull(message = "is missing")
            Set<@NotNull(message = "is missing") @PlainText(max = 64) String> successStatuses,

            @Schema(nullable = true) BigDecimal minimumWeeklyHours) {}

    /**
     * How a figure stands.
     *
     * @param targetPercent the mean where it changes inside the window; null where that would betray somebody
     */
    record JudgedFigureView(
            long successes,
            long denominator,
            BigDecimal percent,
            @Schema(nullable = true) BigDecimal targetPercent,
            boolean targetChangedInWindow,
            boolean reached) {
        static JudgedFigureView of(Figure figure) {
            return new JudgedFigureView(
                    figure.counts().successes(),
                    figure.denominator(),
                    figure.rate().percent().orElseThrow(),
                    figure.targetChangedInWindow()
                            ? null
                            : figure.targetPercent().orElseThrow(),
                    figure.targetChangedInWindow(),
                    figure.targetReached().orElseThrow());
        }
    }

    /**
     * Before and after, over the newest window that betrays nobody.
     *
     * @param present null where nothing may be or can be said yet
     * @param revised null as {@code present}, or where the revision would judge so few otherwise that it would betray them
     * @param judgedOtherwise how many follow-ups of the window it would judge otherwise; null as {@code revised}
     */
    record RevisionPreviewView(
            String initiative,
            String measure,
            FigureView.WindowShown window,
            @Schema(nullable = true) JudgedFigureView present,
            @Schema(nullable = true) JudgedFigureView revised,
            @Schema(nullable = true) Long judgedOtherwise) {}

    @POST
    public RevisionPreviewView preview(
            @PathParam("initiative") String initiative, @NotNull(message = "is missing") @Valid RevisionRequest asked)
            throws SQLException {
        if (initiative.indexOf('\0') >= 0 || !caller.mayAccess(initiative)) {
            throw Refusal.notFound("initiative");
        }
        Revision revision;
        try {
            revision = new Revision(
                    asked.validFrom(), asked.targetPercent(), asked.successStatuses(), asked.minimumWeeklyHours());
        } catch (IllegalArgumentException outOfBounds) {
            throw Refusal.rule("targetPercent", "or minimumWeeklyHours lies outside its bounds");
        }
        RevisionPreviewQuery.Preview answer = preview.of(initiative, asked.measure().strip(), revision, AsOf.now(clock));
        boolean says = answer.present().disclosure().headline()
                && answer.present().figure().denominator() > 0;
        return new RevisionPreviewView(
                initiative,
                asked.measure().strip(),
                FigureView.WindowShown.of(answer.present()),
                says ? JudgedFigureView.of(answer.present().figure()) : null,
                answer.revised().map(JudgedFigureView::of).orElse(null),
                answer.judgedOtherwise().orElse(null));
    }
}
