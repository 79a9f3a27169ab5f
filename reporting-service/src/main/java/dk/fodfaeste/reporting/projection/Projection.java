package dk.fodfaeste.reporting.projection;

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
 * Keeps what was told and derives anew what follows from it, in the caller's transaction. What arrives may have arrived before, may be
 * older than what is here, and may speak of an enrolment or an initiative that nobody has told of yet: it is kept all the same, and
 * whatever completes it later derives from all of it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Projection {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int CHUNK = 1_000;

    private final AgroalDataSource database;
    private final DerivationLocks turns;
    private final Histories histories;
    private final FollowUps followUps;

    Projection(AgroalDataSource database, DerivationLocks turns, Histories histories, FollowUps followUps) {
        this.database = database;
        this.turns = turns;
        this.histories = histories;
        this.followUps = followUps;
    }

    /** A revised initiative moves every enrolment of it, so all of them are derived anew, some at a time. */
    public void keepInitiatives(List<InitiativeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            turns.takeForInitiatives(connection);
            Set<String> revised = histories.keepInitiatives(connection, versions);
            List<UUID> chunk = histories.enrolmentsOf(connection, revised, BEFORE_ALL, CHUNK);
            while (!chunk.isEmpty()) {
                derive(connection, chunk);
                chunk = histories.enrolmentsOf(connection, revised, chunk.getLast(), CHUNK);
            }
        }
    }

    public void keepEnrolments(List<EnrolmentVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            turns.takeForEnrolments(
                    connection,
                    versions.stream().map(EnrolmentVersion::enrolmentId).toList());
            derive(connection, histories.keepEnrolments(connection, versions));
        }
    }

    public void keepOutcomes(List<OutcomeVersion> versions) throws SQLException {
        try (Connection connection = database.getConnection()) {
            turns.takeForEnrolments(
                    connection,
                    versions.stream().map(OutcomeVersion::enrolmentId).toList());
            derive(connection, histories.keepOutcomes(connection, versions));
        }
    }

    private void derive(Connection connection, Collection<UUID> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        Map<UUID, History<EnrolmentVersion>> enrolments = histories.enrolments(connection, ids);
        Map<UUID, Map<String, History<OutcomeVersion>>> outcomes = histories.outcomes(connection, ids);
        Map<String, History<InitiativeVersion>> initiatives =
                histories.initiatives(connection, Histories.initiativesOf(enrolments.values()));
        List<TimelineEntry> rows = enrolments.entrySet().stream()
                .flatMap(entry -> new FollowUpTimeline(
                                entry.getValue(), initiatives, outcomes.getOrDefault(entry.getKey(), Map.of()))
                        .followUps().stream())
                .toList();
        followUps.replace(connection, ids, rows);
    }
}
