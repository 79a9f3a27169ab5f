package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.Figures;
import dk.fodfaeste.reporting.figures.SmallCountsSettings;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.Document.Change;
import dk.fodfaeste.reporting.report.Document.Reported;
import dk.fodfaeste.reporting.report.Document.Restated;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the published figures would be now, and why: as a report may say it, and exactly, for those who see every figure. */
@ApplicationScoped
class Restatements {
    private final Initiatives initiatives;
    private final Figures figures;
    private final Reports reports;
    private final Published published;
    private final Restating restating;
    private final SmallCountsSettings smallCounts;

    Restatements(
            Initiatives initiatives,
            Figures figures,
            Reports reports,
            Published published,
            Restating restating,
            SmallCountsSettings smallCounts) {
        this.initiatives = initiatives;
        this.figures = figures;
        this.reports = reports;
        this.published = published;
        this.restating = restating;
        this.smallCounts = smallCounts;
    }

    /** Of one measure: in the reports that hold, up to the half-year of the draft. */
    List<Restated> told(OnFile draft, InitiativeVersion initiative, Measure measure, AsOf now) throws SQLException {
        List<Restated> told = new ArrayList<>();
        for (OnFile report : reports.holdingUntil(draft.period())) {
            Optional<Reported> then = published.halfYear(report, initiative.code(), measure.code());
            if (then.isPresent()) {
                told.add(told(initiative, measure, report, then.get(), now));
            }
        }
        return told;
    }

    private Restated told(InitiativeVersion initiative, Measure measure, OnFile report, Reported then, AsOf now)
            throws SQLException {
        Window window = then.figure().window().window();
        Reported present = Reported.of(figures.controlled(initiative.code(), measure.code(), List.of(window), now)
                .getFirst());
        List<Change> changes = then.hidden() || present.hidden()
                ? List.of()
                : told(
                        measure,
                        restating
                                .compared(report, initiative, measure, window, now)
                                .changes());
        return new Restated(report.period().toString(), report.number(), then, present, changes);
    }

    /**
     * By how much S and D moved follows from the two figures, so of a single reason it is said. How many follow-ups that was, and which of several
     * reasons moved what, is said only where each is about so many that nobody is betrayed.
     */
    private List<Change> told(Measure measure, List<Change> changes) {
        if (changes.stream().allMatch(change -> change.followUps() >= smallCounts.k())) {
            return changes;
        }
        if (changes.size() == 1) {
            Change only = changes.getFirst();
            return List.of(new Change(nameable(measure, only), null, only.successes(), only.denominator(), true));
        }
        return changes.stream()
                .map(change -> new Change(nameable(measure, change), null, null, null, true))
                .distinct()
                .toList();
    }

    /** Null where few are concerned and the reason itself would say that somebody is left out of the count, or is so no more. */
    private RestatementReason nameable(Measure measure, Change change) {
        return change.followUps() < smallCounts.k() && change.reason().revealsExclusion(measure.anchor())
                ? null
                : change.reason();
    }

    /**
     * A published figure and what it would be now, with nothing hidden.
     *
     * @param changes empty where nothing changed; they add up to the difference of {@code now} and {@code published}
     */
    record Exactly(
            String initiative,
            String initiativeName,
            String measure,
            String measureName,
            String period,
            int report,
            Counted published,
            Counted now,
            List<Change> changes) {
        /** In words. */
        public String told() {
            return InWords.period(period);
        }
    }

    /** S and D. */
    record Counted(long successes, long denominator) {}

    List<Exactly> exactly(OnFile draft, AsOf now) throws SQLException {
        List<Exactly> exactly = new ArrayList<>();
        for (String code : draft.initiatives()) {
            InitiativeVersion initiative =
                    initiatives.knownAt(now.recordedUntil(), code).orElseThrow(() -> Refusal.notFound("initiative"));
            for (Measure measure : initiative.measures()) {
                for (OnFile report : reports.holdingUntil(draft.period())) {
                    exactly(initiative, measure, report, now).forEach(exactly::add);
                }
            }
        }
        return exactly;
    }

    private Stream<Exactly> exactly(InitiativeVersion initiative, Measure measure, OnFile report, AsOf now)
            throws SQLException {
        Optional<Reported> then = published.halfYear(report, initiative.code(), measure.code());
        if (then.isEmpty()) {
            return Stream.empty();
        }
        Window window = then.get().figure().window().window();
        Restating.Compared compared = restating.compared(report, initiative, measure, window, now);
        return Stream.of(new Exactly(
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
