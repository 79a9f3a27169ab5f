package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FiguresInScope;
import dk.fodfaeste.reporting.figures.SmallCountsSettings;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument.RestatedFigure;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Restatements: published figures of earlier reports, what they would be now, and why. Either as a report may disclose them, or exact, for roles
 * that see every figure.
 */
@ApplicationScoped
public class Restatements {
    private final Initiatives initiatives;
    private final FiguresInScope figures;
    private final Reports reports;
    private final PublishedDocuments published;
    private final FigureComparison comparison;
    private final SmallCountsSettings smallCounts;

    Restatements(
            Initiatives initiatives,
            FiguresInScope figures,
            Reports reports,
            PublishedDocuments published,
            FigureComparison comparison,
            SmallCountsSettings smallCounts) {
        this.initiatives = initiatives;
        this.figures = figures;
        this.reports = reports;
        this.published = published;
        this.comparison = comparison;
        this.smallCounts = smallCounts;
    }

    /** The restatements of a measure as a report may disclose them, from the current reports up to the half-year of the draft. */
    public List<RestatedFigure> disclosed(StoredReport draft, InitiativeVersion initiative, Measure measure, AsOf now)
            throws SQLException {
        List<RestatedFigure> restated = new ArrayList<>();
        for (StoredReport report : reports.currentUntil(draft.period())) {
            Optional<ReportedFigure> publishedFigure = published.halfYear(report, initiative.code(), measure.code());
            if (publishedFigure.isPresent()) {
                restated.add(disclosed(initiative, measure, report, publishedFigure.get(), now));
            }
        }
        return restated;
    }

    private RestatedFigure disclosed(
            InitiativeVersion initiative,
            Measure measure,
            StoredReport report,
            ReportedFigure publishedFigure,
            AsOf now)
            throws SQLException {
        Window window = publishedFigure.figure().window().window();
        ReportedFigure current =
                ReportedFigure.of(figures.controlled(initiative.code(), measure.code(), List.of(window), now)
                        .getFirst());
        List<FigureChange> changes = publishedFigure.hidden() || current.hidden()
                ? List.of()
                : disclosed(
                        measure,
                        comparison
                                .compare(report, initiative, measure, window, now)
                                .changes());
        return new RestatedFigure(report.period().toString(), report.number(), publishedFigure, current, changes);
    }

    /**
     * The change of successes and denominator follows from the two figures, so it is disclosed if there is one reason. The number of follow-ups, and
     * the changes of several reasons, are disclosed only if each reason is about at least {@code k} follow-ups of different enrolments.
     */
    private List<FigureChange> disclosed(Measure measure, List<FigureChange> changes) {
        if (measure.asksOnce() && changes.stream().allMatch(change -> change.followUps() >= smallCounts.k())) {
            return changes;
        }
        if (changes.size() == 1) {
            FigureChange only = changes.getFirst();
            return List.of(
                    new FigureChange(disclosedReason(measure, only), null, only.successes(), only.denominator(), true));
        }
        return changes.stream()
                .map(change -> new FigureChange(disclosedReason(measure, change), null, null, null, true))
                .distinct()
                .toList();
    }

    /** Null if it is about fewer than {@code k} follow-ups and the reason would disclose that a person is excluded, or no longer is. */
    private RestatementReason disclosedReason(Measure measure, FigureChange change) {
        return (!measure.asksOnce() || change.followUps() < smallCounts.k())
                        && change.reason().revealsExclusion(measure.needsExit())
                ? null
                : change.reason();
    }

    /**
     * A published figure and what it would be now, with nothing hidden.
     *
     * @param changes they add up to the difference of {@code now} and {@code published}; empty if nothing changed
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
            List<FigureChange> changes) {}

    public record SuccessCount(long successes, long denominator) {}

    public List<ExactRestatement> exact(StoredReport draft, AsOf now) throws SQLException {
        List<ExactRestatement> restatements = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative =
                    initiatives.knownAt(now.recordedUntil(), code).orElseThrow(() -> Refusal.notFound("initiative"));
            for (Measure measure : initiative.measures()) {
                for (StoredReport report : reports.currentUntil(draft.period())) {
                    exact(initiative, measure, report, now).forEach(restatements::add);
                }
            }
        }
        return restatements;
    }

    private Stream<ExactRestatement> exact(InitiativeVersion initiative, Measure measure, StoredReport report, AsOf now)
            throws SQLException {
        Optional<ReportedFigure> publishedFigure = published.halfYear(report, initiative.code(), measure.code());
        if (publishedFigure.isEmpty()) {
            return Stream.empty();
        }
        Window window = publishedFigure.get().figure().window().window();
        FigureComparison.Comparison result = comparison.compare(report, initiative, measure, window, now);
        return Stream.of(new ExactRestatement(
                initiative.code(),
                initiative.name(),
                measure.code(),
                measure.name(),
                report.period().toString(),
                report.number(),
                result.before(),
                result.now(),
                result.changes()));
    }
}
