package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.figures.SmallCountsSettings;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.rendering.ReportText;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument.RestatedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the published figures would be now, and why: as a report may say it, and exactly, for those who see every figure. */
@ApplicationScoped
public class Restatements {
    private final Initiatives initiatives;
    private final Figures figures;
    private final Reports reports;
    private final PublishedDocuments published;
    private final FigureComparison restating;
    private final SmallCountsSettings smallCounts;

    Restatements(
            Initiatives initiatives,
            Figures figures,
            Reports reports,
            PublishedDocuments published,
            FigureComparison restating,
            SmallCountsSettings smallCounts) {
        this.initiatives = initiatives;
        this.figures = figures;
        this.reports = reports;
        this.published = published;
        this.restating = restating;
        this.smallCounts = smallCounts;
    }

    /** Of one measure: in the reports that hold, up to the half-year of the draft. */
    public List<RestatedFigure> told(StoredReport draft, InitiativeVersion initiative, Measure measure, AsOf now) throws SQLException {
        List<RestatedFigure> told = new ArrayList<>();
        for (StoredReport report : reports.holdingUntil(draft.period())) {
            Optional<ReportedFigure> then = published.halfYear(report, initiative.code(), measure.code());
            if (then.isPresent()) {
                told.add(told(initiative, measure, report, then.get(), now));
            }
        }
        return told;
    }

    private RestatedFigure told(InitiativeVersion initiative, Measure measure, StoredReport report, ReportedFigure then, AsOf now)
            throws SQLException {
        Window window = then.figure().window().window();
        ReportedFigure present = ReportedFigure.of(figures.forAnybody(initiative.code(), measure.code(), List.of(window), now)
                .getFirst());
        List<FigureChange> changes = then.hidden() || present.hidden()
                ? List.of()
                : told(
                        measure,
                        restating
                                .compared(report, initiative, measure, window, now)
                                .changes());
        return new RestatedFigure(report.period().toString(), report.number(), then, present, changes);
    }

    /**
     * By how much S and D moved follows from the two figures, so of a single reason it is said. How many follow-ups that was, and which of several
     * reasons moved what, is said only where each is about so many that nobody is betrayed.
     */
    private List<FigureChange> told(Measure measure, List<FigureChange> changes) {
        if (changes.stream().allMatch(change -> change.followUps() >= smallCounts.k())) {
            return changes;
        }
        if (changes.size() == 1) {
            FigureChange only = changes.getFirst();
            return List.of(new FigureChange(nameable(measure, only), null, only.successes(), only.denominator(), true));
        }
        return changes.stream()
                .map(change -> new FigureChange(nameable(measure, change), null, null, null, true))
                .distinct()
                .toList();
    }

    /** Null where few are concerned and the reason itself would say that somebody is left out of the count, or is so no more. */
    private RestatementReason nameable(Measure measure, FigureChange change) {
        return change.followUps() < smallCounts.k() && change.reason().tellsWhoIsLeftOut(measure.anchor())
                ? null
                : change.reason();
    }

    /**
     * A published figure and what it would be now, with nothing hidden.
     *
     * @param changes empty where nothing changed; they add up to the difference of {@code now} and {@code published}
     */
    public record ExactRestatement(
            String initiative,
            String initiativeName,
            String measure,
            String measureName,
            String period,
            int report,
            SuccessCount published,
            SuccessCount now,
            List<FigureChange> changes) {
        /** In words. */
        public String told() {
            return ReportText.period(period);
        }
    }

    /** S and D. */
    record SuccessCount(long successes, long denominator) {}

    public List<ExactRestatement> exactly(StoredReport draft, AsOf now) throws SQLException {
        List<ExactRestatement> exactly = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative =
                    initiatives.knownAt(now.heardUntil(), code).orElseThrow(() -> Refusal.notFound("initiative"));
            for (Measure measure : initiative.measures()) {
                for (StoredReport report : reports.holdingUntil(draft.period())) {
                    exactly(initiative, measure, report, now).forEach(exactly::add);
                }
            }
        }
        return exactly;
    }

    private Stream<ExactRestatement> exactly(InitiativeVersion initiative, Measure measure, StoredReport report, AsOf now)
            throws SQLException {
        Optional<ReportedFigure> then = published.halfYear(report, initiative.code(), measure.code());
        if (then.isEmpty()) {
            return Stream.empty();
        }
        Window window = then.get().figure().window().window();
        FigureComparison.Comparison compared = restating.compared(report, initiative, measure, window, now);
        return Stream.of(new ExactRestatement(
                initiative.code(),
                initiative.name(),
                measure.code(),
                measure.name() == null ? measure.code() : measure.name(),
                report.period().toString(),
                report.number(),
                compared.then(),
                compared.now(),
                compared.changes()));
    }
}
