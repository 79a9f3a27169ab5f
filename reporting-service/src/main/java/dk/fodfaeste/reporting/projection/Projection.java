package dk.fodfaeste.reporting.projection;

import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.reporting.followup.ActivityVersion;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Stores fact versions and derives the follow-ups again, in the caller's transaction. A version may be a duplicate, may be older than a
 * stored one, and may belong to an enrolment or initiative that has not arrived yet. It is stored in any case, and a version that arrives
 * later derives from all stored versions.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Projection {
    private static final UUID LOWEST_ID = new UUID(0, 0);
    private static final int PAGE_SIZE = 1_000;

    private final AgroalDataSource database;
    private final DerivationLocks locks;
    private final Histories histories;
    private final ActivityHistories activityHistories;
    private final FactVersions factVersions;
    private final FollowUps followUps;

    Projection(
            AgroalDataSource database,
            DerivationLocks locks,
            Histories histories,
            ActivityHistories activityHistories,
            FactVersions factVersions,
            FollowUps followUps) {
        this.database = database;
        this.locks = locks;
        this.histories = histories;
        this.activityHistories = activityHistories;
        this.factVersions = factVersions;
        this.followUps = followUps;
    }

    /** Derives the follow-ups of all enrolments of a revised initiative, page by page. */
    public void storeInitiatives(List<InitiativeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockAll(connection);
            Set<String> revised = histories.storeInitiatives(connection, versions);
            List<UUID> page = histories.enrolmentsOf(connection, revised, LOWEST_ID, PAGE_SIZE);
            while (!page.isEmpty()) {
                derive(connection, page);
                page = histories.enrolmentsOf(connection, revised, page.getLast(), PAGE_SIZE);
            }
        }
    }

    public void storeEnrolments(List<EnrolmentVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(EnrolmentVersion::enrolmentId).toList());
            derive(connection, histories.storeEnrolments(connection, versions));
        }
    }

    public void storeOutcomes(List<OutcomeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(OutcomeVersion::enrolmentId).toList());
            derive(connection, histories.storeOutcomes(connection, versions));
        }
    }

    public void storeActivities(List<ActivityVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            locks.lockEnrolments(
                    connection,
                    versions.stream().map(ActivityVersion::enrolmentId).toList());
            derive(connection, activityHistories.store(connection, versions));
        }
    }

    private void derive(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Collection<EnrolmentHistory> enrolments =
                factVersions.of(connection, ids).values();
        Map<String, History<InitiativeVersion>> initiatives = histories.initiatives(
                connection,
                enrolments.stream()
                        .flatMap(history -> history.enrolment().versions())
                        .map(EnrolmentVersion::initiative)
                        .collect(toSet()));
        List<TimelineEntry> rows = enrolments.stream()
                .flatMap(history -> new FollowUpTimeline(history, initiatives).entries().stream())
                .toList();
        followUps.replace(connection, ids, rows);
    }
}
