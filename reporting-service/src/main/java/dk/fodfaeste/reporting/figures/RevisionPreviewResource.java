package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.measures.MeasureDefinition;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Previews how a revision of a target or success set would change the present figure. Stores nothing. */
@Path("/api/v1/rates/{initiative}/revision-preview")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
class RevisionPreviewResource {
    private final RevisionPreviewQuery query;
    private final Caller caller;
    private final Clock clock;

    RevisionPreviewResource(RevisionPreviewQuery query, Caller caller, Clock clock) {
        this.query = query;
        this.caller = caller;
        this.clock = clock;
    }

    /** The fields of a revision in an initiative, with those that the kind of the measure has. */
    record RevisionRequest(
            @NotNull(message = "missing") @PlainText(max = 64)
            String measure,

            @NotNull(message = "missing") LocalDate validFrom,
            @Schema(nullable = true) BigDecimal targetPercent,

            @Schema(nullable = true) List<@NotNull(message = "missing") @PlainText(max = 64) String> successStatuses,

            @Schema(nullable = true) List<@NotNull(message = "missing") @PlainText(max = 64) String> activityKinds,

            @Schema(nullable = true) Integer minimumCount,
            @Schema(nullable = true) BigDecimal minimumWeeklyHours) {
        MeasureDefinition.Revision revision() {
            return new MeasureDefinition.Revision(
                    validFrom, targetPercent, successStatuses, activityKinds, minimumCount, minimumWeeklyHours);
        }
    }

    /**
     * A figure with its verdict.
     *
     * @param targetPercent null without a target, and if it changes inside the window: the mean could disclose a small count
     * @param reached null without a target, and if the target changes inside the window and the verdict depends on how many were due when
     */
    record JudgedFigureView(
            long successes,
            long denominator,
            BigDecimal percent,
            @Schema(nullable = true) BigDecimal targetPercent,
            boolean targetChangedInWindow,
            @Schema(nullable = true) Boolean reached) {
        static JudgedFigureView of(DisclosedFigure disclosed) {
            Figure figure = disclosed.figure();
            return new JudgedFigureView(
                    figure.counts().successes(),
                    figure.denominator(),
                    figure.rate().percent().orElseThrow(),
                    figure.targetChangedInWindow()
                            ? null
                            : figure.targetPercent().orElse(null),
                    figure.targetChangedInWindow(),
                    disclosed.targetReached().orElse(null));
        }
    }

    /**
     * The figure before and after the revision, over the latest closed period that may be disclosed.
     *
     * @param countedFrom the first day of the quarter of {@code validFrom}: a day could disclose when a single person was due
     * @param present null if no figure may be disclosed or exists yet
     * @param revised null like {@code present}, or if the revision changes the verdict of too few follow-ups
     * @param judgedOtherwise the number of follow-ups whose verdict changes; null like {@code revised}
     */
    record RevisionPreviewView(
            String initiative,
            String measure,
            FigureView.WindowView window,
            LocalDate countedFrom,
            @Schema(nullable = true) JudgedFigureView present,
            @Schema(nullable = true) JudgedFigureView revised,
            @Schema(nullable = true) Long judgedOtherwise) {}

    @POST
    public RevisionPreviewView preview(
            @PathParam("initiative") String initiative, @NotNull(message = "missing") @Valid RevisionRequest request)
            throws SQLException {
        if (initiative.indexOf('\0') >= 0 || !caller.mayAccess(initiative)) {
            throw Refusal.notFound("initiative");
        }
        RevisionPreviewQuery.Preview previewed =
                query.of(initiative, request.measure().strip(), request.revision(), AsOf.now(clock));
        boolean disclosed = previewed.present().disclosure().headline()
                && previewed.present().figure().denominator() > 0;
        return new RevisionPreviewView(
                initiative,
                request.measure().strip(),
                FigureView.WindowView.of(previewed.present()),
                previewed.countedFrom(),
                disclosed ? JudgedFigureView.of(previewed.present()) : null,
                previewed.revised().map(JudgedFigureView::of).orElse(null),
                previewed.judgedOtherwise().orElse(null));
    }
}
