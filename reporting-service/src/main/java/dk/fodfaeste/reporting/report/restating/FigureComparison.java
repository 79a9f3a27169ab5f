package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.kit.problem.Refusal;
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
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * Why a published figure would be another now. What the report counted is kept with it, follow-up by follow-up and with the versions it was
 * derived from; that is compared with what stands now, and each follow-up that counts otherwise is given its one reason.
 */
@ApplicationScoped
class FigureComparison {
    private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

    private final ReportedFollowUps followUps;
    private final FactVersions versions;

    FigureComparison(ReportedFollowUps followUps, FactVersions versions) {
        this.followUps = followUps;
        this.versions = versions;
    }

    /** @param changes every reason that there is, with what it moved */
    record Comparison(SuccessCount then, SuccessCount now, List<FigureChange> changes) {}

    /** Of one measure in one window. Exact, so for nobody who may not see persons. */
    Comparison compared(StoredReport published, InitiativeVersion initiative, Measure measure, Window window, AsOf now)
            throws SQLException {
        Map<UUID, Row> kept = followUps.published(published.id(), initiative.code(), measure.code());
        Map<UUID, Row> present = followUps.present(new FollowUpQuery(initiative.code(), measure.code(), window, now));
        SuccessCount then = counted(kept.values().stream().filter(row -> row.liesIn(window)));
        return new Comparison(
                then,
                counted(present.values().stream()),
                changes(kept, present, published, initiative, measure, window, now));
    }

    private static SuccessCount counted(Stream<Row> rows) {
        List<Row> counting = rows.filter(Row::counts).toList();
        return new SuccessCount(counting.stream().filter(Row::success).count(), counting.size());
    }

    private List<FigureChange> changes(
            Map<UUID, Row> kept,
            Map<UUID, Row> present,
            StoredReport published,
            InitiativeVersion initiative,
            Measure measure,
            Window window,
            AsOf now)
            throws SQLException {
        Set<UUID> otherwise = new HashSet<>(kept.keySet());
        otherwise.addAll(present.keySet());
        otherwise.removeIf(id -> inWindow(kept.get(id), window)
                .map(then -> then.countsAs(present.getOrDefault(id, NOWHERE)))
                .orElseGet(() -> !present.getOrDefault(id, NOWHERE).counts()));
        if (otherwise.isEmpty()) {
            return List.of();
        }
        Facts facts = new Facts(
                versions.of(otherwise),
                versions.ofInitiative(initiative.code()),
                measure,
                window,
                published.knownAt(),
                now.today());
        Map<RestatementReason, FigureChange> changes = new EnumMap<>(RestatementReason.class);
        for (UUID id : otherwise) {
            Row then = inWindow(kept.get(id), window).orElse(NOWHERE);
            Row today = present.getOrDefault(id, NOWHERE);
            RestatementReason why = RestatementReason.of(facts.then(id, kept.get(id)), facts.now(id));
            changes.merge(
                    why,
                    new FigureChange(
                            why,
                            1L,
                            one(today.success()) - one(then.success()),
                            one(today.counts()) - one(then.counts()),
                            false),
                    FigureComparison::plus);
        }
        return new ArrayList<>(changes.values());
    }

    private static final Row NOWHERE = new Row(null, null, false, false, null, null);

    private static Optional<Row> inWindow(Row kept, Window window) {
        return Optional.ofNullable(kept).filter(row -> row.liesIn(window));
    }

    private static long one(boolean counted) {
        return counted ? 1 : 0;
    }

    private static FigureChange plus(FigureChange one, FigureChange other) {
        return new FigureChange(
                one.reason(),
                one.followUps() + other.followUps(),
                one.successes() + other.successes(),
                one.denominator() + other.denominator(),
                false);
    }

    /** What was known of an enrolment when the report was published, and what is known now. */
    private record Facts(
            FactVersions.EnrolmentHistories told,
            History<InitiativeVersion> initiative,
            Measure measure,
            Window window,
            Instant publishedWith,
            LocalDate today) {

        FollowUpFacts now(UUID id) {
            EnrolmentVersion enrolment = told.enrolment(id).newest().orElseThrow(Facts::notReadAgain);
            return new FollowUpFacts(
                    measure,
                    enrolment,
                    told.outcome(id, measure.code()).newest().orElse(null),
                    today);
        }

        /** @param kept null where the report knew of no such follow-up anywhere near */
        FollowUpFacts then(UUID id, Row kept) {
            LocalDate day = LocalDate.ofInstant(publishedWith, COPENHAGEN);
            History<OutcomeVersion> outcome = told.outcome(id, measure.code());
            if (kept == null) {
                Measure measureThen = initiative
                        .asOfOrFirst(publishedWith)
                        .flatMap(version -> version.measure(measure.code()))
                        .orElse(measure);
                // A version that would have been in the report had it arrived: as good as unknown, though it was
                // recorded by then.
                EnrolmentVersion known = told.enrolment(id)
                        .versions()
                        .filter(version -> !version.recordedAt().isAfter(publishedWith))
                        .filter(version -> new FollowUpFacts(measureThen, version, null, day)
                                .followUp()
                                .filter(this::belongs)
                                .isEmpty())
                        .findFirst()
                        .orElse(null);
                return new FollowUpFacts(
                        measureThen,
                        known,
                        known == null ? null : outcome.asOf(publishedWith).orElse(null),
                        day);
            }
            Measure measureThen = initiative
                    .numbered(kept.versions().initiative())
                    .flatMap(version -> version.measure(measure.code()))
                    .orElseThrow(Facts::notReadAgain);
            return new FollowUpFacts(
                    measureThen,
                    told.enrolment(id).numbered(kept.versions().enrolment()).orElseThrow(Facts::notReadAgain),
                    kept.versions().outcome() == null
                            ? null
                            : outcome.numbered(kept.versions().outcome()).orElseThrow(Facts::notReadAgain),
                    day);
        }

        private boolean belongs(FollowUp followUp) {
            return window.contains(
                    switch (window.basis()) {
                        case ANCHOR -> followUp.anchorOn();
                        case FOLLOW_UP -> followUp.dueOn();
                    });
        }

        private static Refusal notReadAgain() {
            return Refusal.unavailable("The events are still being read again; try again soon.");
        }
    }
}
