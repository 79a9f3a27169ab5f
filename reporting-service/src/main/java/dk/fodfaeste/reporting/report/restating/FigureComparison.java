package dk.fodfaeste.reporting.report.restating;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.followup.FollowUpKey;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.projection.FactVersions;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps.Row;
import dk.fodfaeste.reporting.report.restating.Restatements.SuccessCount;
import dk.fodfaeste.reporting.report.store.ReportDocument.FigureChange;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final PublishedVersions publishedVersions;
    private final FactVersions versions;

    FigureComparison(ReportedFollowUps followUps, PublishedVersions publishedVersions, FactVersions versions) {
        this.followUps = followUps;
        this.publishedVersions = publishedVersions;
        this.versions = versions;
    }

    /** @param changes all reasons, with what each changed */
    record Comparison(SuccessCount before, SuccessCount now, List<FigureChange> changes) {}

    /** Compares the figure of one measure in one window. The result is exact, so it is only for roles that may see persons. */
    Comparison compare(StoredReport published, InitiativeVersion initiative, Measure measure, Window window, AsOf now)
            throws SQLException {
        Map<FollowUpKey, Row> before = inWindow(
                followUps.published(published.id(), initiative.code(), measure.code()),
                FollowUpQuery.countedWindow(measure, window, dayOf(published)));
        Optional<FollowUpQuery> query = FollowUpQuery.of(initiative, measure, window, now);
        Map<FollowUpKey, Row> current = query.isEmpty() ? Map.of() : followUps.current(query.get());
        return new Comparison(
                counted(before.values().stream()),
                counted(current.values().stream()),
                changes(before, current, published, initiative, measure, window, now));
    }

    private static LocalDate dayOf(StoredReport published) {
        return LocalDate.ofInstant(published.knownAt(), Clocks.COPENHAGEN);
    }

    private static Map<FollowUpKey, Row> inWindow(Map<FollowUpKey, Row> rows, Optional<Window> counted) {
        Map<FollowUpKey, Row> inWindow = new HashMap<>(rows);
        inWindow.values().removeIf(row -> counted.filter(row::isIn).isEmpty());
        return inWindow;
    }

    private static SuccessCount counted(Stream<Row> rows) {
        List<Row> counting = rows.filter(Row::counts).toList();
        return new SuccessCount(counting.stream().filter(Row::success).count(), counting.size());
    }

    private List<FigureChange> changes(
            Map<FollowUpKey, Row> before,
            Map<FollowUpKey, Row> current,
            StoredReport published,
            InitiativeVersion initiative,
            Measure measure,
            Window window,
            AsOf now)
            throws SQLException {
        Set<FollowUpKey> changed = new HashSet<>(before.keySet());
        changed.addAll(current.keySet());
        changed.removeIf(key -> before.getOrDefault(key, ABSENT).countsLike(current.getOrDefault(key, ABSENT)));
        if (changed.isEmpty()) {
            return List.of();
        }
        Set<UUID> enrolments = changed.stream().map(FollowUpKey::enrolmentId).collect(toSet());
        FactsBeforeAndNow facts = new FactsBeforeAndNow(
                versions.of(enrolments),
                publishedVersions.of(published.id(), enrolments),
                versions.ofInitiative(initiative.code()),
                measure,
                window,
                published.knownAt(),
                now.today());
        Map<RestatementReason, FigureChange> changes = new EnumMap<>(RestatementReason.class);
        for (FollowUpKey key : changed) {
            Row rowBefore = before.getOrDefault(key, ABSENT);
            Row rowNow = current.getOrDefault(key, ABSENT);
            RestatementReason reason = RestatementReason.of(facts.before(key, before.get(key)), facts.now(key));
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
}
