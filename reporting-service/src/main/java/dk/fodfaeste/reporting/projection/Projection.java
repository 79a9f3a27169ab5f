package dk.fodfaeste.reporting.projection;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EmploymentVersion;
import dk.fodfaeste.reporting.followup.EnrolmentHistory;
import dk.fodfaeste.reporting.followup.EnrolmentVersion;
import dk.fodfaeste.reporting.followup.FollowUpTimeline;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import dk.fodfaeste.reporting.followup.TimelineEntry;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Stores fact versions and derives the follow-ups of the affected measures again, in the caller's transaction. A version may be a duplicate, may be older than a
 * stored one, and may belong to an enrolment or initiative that has not arrived yet. It is stored in any case, and a version that arrives
 * later derives from all stored versions.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Projection implements PendingDerivations.Deriver {
    private final AgroalDataSource database;
    private final DerivationLocks locks;
    private final Histories histories;
    private final ActivityHistories activityHistories;
    private final EmploymentHistories employmentHistories;
    private final FactVersions factVersions;
    private final FollowUps followUps;
    private final PendingDerivations pending;
    private final FigureVersions figureVersions;

    Projection(
            AgroalDataSource database,
            DerivationLocks locks,
            Histories histories,
            ActivityHistories activityHistories,
            EmploymentHistories employmentHistories,
            FactVersions factVersions,
            FollowUps followUps,
            PendingDerivations pending,
            FigureVersions figureVersions) {
        this.database = database;
        this.locks = locks;
        this.histories = histories;
        this.activityHistories = activityHistories;
        this.employmentHistories = employmentHistories;
        this.factVersions = factVersions;
        this.followUps = followUps;
        this.pending = pending;
        this.figureVersions = figureVersions;
    }

    /**
     * The follow-ups of the enrolments of a revised initiative are derived later, chunk by chunk. The lock waits for all other transactions and is
     * held until the versions are visible: an enrolment that arrives later is derived from them, and an earlier one is visible to every chunk.
     */
    public void storeInitiatives(List<InitiativeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockAll(connection);
            Set<String> revised = histories.storeInitiatives(connection, versions);
            pending.request(revised);
            if (!revised.isEmpty()) {
                figureVersions.increase(
                        connection,
                        Stream.concat(Stream.of(FigureVersions.DEFINITIONS), revised.stream())
                                .toList());
            }
        }
    }

    @Override
    public void lock(String initiative) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockInitiatives(connection);
        }
    }

    @Override
    public List<UUID> derive(String initiative, UUID after, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            List<UUID> chunk = histories.enrolmentsOf(connection, initiative, after, limit);
            locks.lockEnrolments(connection, chunk);
            derive(connection, chunk, measure -> true);
            return chunk;
        }
    }

    public void storeEnrolments(List<EnrolmentVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(EnrolmentVersion::enrolmentId).toList());
            derive(connection, histories.storeEnrolments(connection, versions), measure -> true);
        }
    }

    public void storeOutcomes(List<OutcomeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(OutcomeVersion::enrolmentId).toList());
            Set<String> answered =
                    versions.stream().map(OutcomeVersion::measure).collect(toSet());
            derive(
                    connection,
                    histories.storeOutcomes(connection, versions),
                    measure -> measure.answeredBy().stream().anyMatch(answered::contains));
        }
    }

    public void storeActivities(List<ActivityVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(ActivityVersion::enrolmentId).toList());
            derive(
                    connection,
                    activityHistories.store(connection, versions),
                    measure -> !measure.activityKinds().isEmpty());
        }
    }

    public void storeEmployments(List<EmploymentVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            employmentHistories.store(connection, versions);
        }
    }

    /** @param affected whether a measure can have other follow-ups now */
    private void derive(Connection connection, Collection<UUID> ids, Predicate<Measure> affected) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, EnrolmentHistory> enrolments = factVersions.of(connection, ids);
        Set<String> codes = enrolments.values().stream()
                .flatMap(history -> history.enrolment().versions())
                .map(EnrolmentVersion::initiative)
                .collect(toSet());
        Map<String, History<InitiativeVersion>> initiatives = histories.initiatives(connection, codes);
        List<FollowUps.Derived> derived = new ArrayList<>();
        List<TimelineEntry> rows = new ArrayList<>();
        enrolments.forEach((id, history) -> {
            FollowUpTimeline timeline = new FollowUpTimeline(history, initiatives);
            Set<String> measures = timeline.measures(affected);
            measures.forEach(measure -> derived.add(new FollowUps.Derived(id, measure)));
            rows.addAll(timeline.entries(measures));
        });
        followUps.replace(connection, derived, rows);
        figureVersions.increase(connection, codes);
    }
}
