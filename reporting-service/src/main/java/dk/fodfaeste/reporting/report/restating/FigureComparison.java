package dk.fodfaeste.reporting.report.restating;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FollowUp;
import dk.fodfaeste.reporting.followup.FollowUpFacts;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.projection.FactVersions;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps.Row;
import dk.fodfaeste.reporting.report.restating.Restatements.SuccessCount;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Compares a published figure with the current one. A published report stores each follow-up that it counted, with the versions of the facts that
 * it was derived from. Each follow-up that counts differently now gets exactly one reason.
 */
@ApplicationScoped
class FigureComparison {
    private final ReportedFollowUps followUps;
    private final FactVersions versions;

    FigureComparison(ReportedFollowUps followUps, FactVersions versions) {
        this.followUps = followUps;
        this.versions = versions;
    }

    /** @param changes all reasons, with what each changed */
    record Comparison(SuccessCount before, SuccessCount now, List<FigureChange> changes) {}

    /** Compares the figure of one measure in one window. The result is exact, so it is only for roles that may see persons. */
    Comparison compare(StoredReport published, InitiativeVersion initiative, Measure measure, Window window, AsOf now)
            throws SQLException {
        Map<UUID, Row> before = followUps.published(published.id(), initiative.code(), measure.code());
        Map<UUID, Row> current = followUps.current(new FollowUpQuery(initiative.code(), measure.code(), window, now));
        return new Comparison(
                counted(before.values().stream().filter(row -> row.isIn(window))),
                counted(current.values().stream()),
                changes(before, current, published, initiative, measure, window, now));
    }

    private static SuccessCount counted(Stream<Row> rows) {
        List<Row> counting = rows.filter(Row::counts).toList();
        return new SuccessCount(counting.stream().filter(Row::success).count(), counting.size());
    }

    private List<FigureChange> changes(
            Map<UUID, Row> before,
            Map<UUID, Row> current,
            StoredReport published,
            InitiativeVersion initiative,
            Measure measure,
            Window window,
            AsOf now)
            throws SQLException {
        Set<UUID> changed = new HashSet<>(before.keySet());
        changed.addAll(current.keySet());
        changed.removeIf(id -> inWindow(before.get(id), window)
                .map(row -> row.countsLike(current.getOrDefault(id, ABSENT)))
                .orElseGet(() -> !current.getOrDefault(id, ABSENT).counts()));
        if (changed.isEmpty()) {
            return List.of();
        }
        FactsBeforeAndNow facts = new FactsBeforeAndNow(
                versions.of(changed),
                versions.ofInitiative(initiative.code()),
                measure,
                window,
                published.knownAt(),
                now.today());
        Map<RestatementReason, FigureChange> changes = new EnumMap<>(RestatementReason.class);
        for (UUID id : changed) {
            Row rowBefore = inWindow(before.get(id), window).orElse(ABSENT);
            Row rowNow = current.getOrDefault(id, ABSENT);
            RestatementReason reason = RestatementReason.of(facts.before(id, before.get(id)), facts.now(id));
            changes.merge(
                    reason,
                    new FigureChange(
                            reason,
                            1L,
                            oneIf(rowNow.success()) - oneIf(rowBefore.success()),
                            oneIf(rowNow.counts()) - oneIf(rowBefore.counts()),
                            false),
                    FigureComparison::plus);
        }
        return new ArrayList<>(changes.values());
    }

    private static final Row ABSENT = new Row(null, null, false, false, null, null);

    private static Optional<Row> inWindow(Row row, Window window) {
        return Optional.ofNullable(row).filter(candidate -> candidate.isIn(window));
    }

    private static long oneIf(boolean counted) {
        return counted ? 1 : 0;
    }

    private static FigureChange plus(FigureChange first, FigureChange second) {
        return new FigureChange(
                first.reason(),
                first.followUps() + second.followUps(),
                first.successes() + second.successes(),
                first.denominator() + second.denominator(),
                false);
    }

    /** The facts of an enrolment as known when the report was published, and as known now. */
    private record FactsBeforeAndNow(
            FactVersions.EnrolmentHistories histories,
            History<InitiativeVersion> initiative,
            Measure measure,
            Window window,
            Instant publishedAsOf,
            LocalDate today) {

        FollowUpFacts now(UUID id) {
            EnrolmentVersion enrolment =
                    histories.enrolment(id).latest().orElseThrow(FactsBeforeAndNow::rebuildInProgress);
            return new FollowUpFacts(
                    measure,
                    enrolment,
                    histories.outcome(id, measure.code()).latest().orElse(null),
                    today);
        }

        /** @param published null if the report did not count the follow-up in its twelve months */
        FollowUpFacts before(UUID id, Row published) {
            LocalDate day = LocalDate.ofInstant(publishedAsOf, Clocks.COPENHAGEN);
            History<OutcomeVersion> outcome = histories.outcome(id, measure.code());
            if (published == null) {
                Measure measureBefore = initiative
                        .asOfOrFirst(publishedAsOf)
                        .flatMap(version -> version.measure(measure.code()))
                        .orElse(measure);
                // A version that was recorded before publication but arrived later would have been in the report; it
                // counts as unknown.
                EnrolmentVersion known = histories
                        .enrolment(id)
                        .versions()
                        .filter(version -> !version.recordedAt().isAfter(publishedAsOf))
                        .filter(version -> new FollowUpFacts(measureBefore, version, null, day)
                                .followUp()
                                .filter(this::isInWindow)
                                .isEmpty())
                        .findFirst()
                        .orElse(null);
                return new FollowUpFacts(
                        measureBefore,
                        known,
                        known == null ? null : outcome.asOf(publishedAsOf).orElse(null),
                        day);
            }
            Measure measureBefore = initiative
                    .version(published.versions().initiative())
                    .flatMap(version -> version.measure(measure.code()))
                    .orElseThrow(FactsBeforeAndNow::rebuildInProgress);
            return new FollowUpFacts(
                    measureBefore,
                    histories
                            .enrolment(id)
                            .version(published.versions().enrolment())
                            .orElseThrow(FactsBeforeAndNow::rebuildInProgress),
                    published.versions().outcome() == null
                            ? null
                            : outcome.version(published.versions().outcome())
                                    .orElseThrow(FactsBeforeAndNow::rebuildInProgress),
                    day);
        }

        private boolean isInWindow(FollowUp followUp) {
            return window.contains(
                    switch (window.basis()) {
                        case ANCHOR -> followUp.anchorOn();
                        case FOLLOW_UP -> followUp.dueOn();
                    });
        }

        private static Refusal rebuildInProgress() {
            return Refusal.unavailable(message("rebuildInProgress"));
        }
    }
}
