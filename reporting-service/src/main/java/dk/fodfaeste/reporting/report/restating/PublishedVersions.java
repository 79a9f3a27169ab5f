package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.reporting.followup.ActivityVersion;
import dk.fodfaeste.reporting.followup.EnrolmentHistory;
import dk.fodfaeste.reporting.followup.History;
import dk.fodfaeste.reporting.followup.OutcomeVersion;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The versions of outcomes and activities that a published report was derived from. */
@ApplicationScoped
class PublishedVersions {
    private static final String ENROLMENTS = """
            select distinct enrolment_id from report_follow_ups where report = ? and enrolment_id = any (?)""";

    private static final String OUTCOMES = """
            select enrolment_id, measure, outcome_version from report_outcomes where report = ? and enrolment_id = any (?)""";

    private static final String ACTIVITIES = """
            select enrolment_id, activity_id::text, activity_version from report_activities where report = ? and enrolment_id = any (?)""";

    private final AgroalDataSource database;

    PublishedVersions(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The numbers of the versions of one enrolment.
     *
     * @param outcomes by measure
     * @param activities by the id of the activity
     */
    record Numbers(Map<String, Integer> outcomes, Map<String, Integer> activities) {
        Map<String, OutcomeVersion> outcomesOf(EnrolmentHistory history) {
            return history.outcomes().values().stream()
                    .flatMap(History::versions)
                    .filter(version -> hasNumber(outcomes, version.measure(), version.version()))
                    .collect(Collectors.toMap(OutcomeVersion::measure, version -> version));
        }

        Map<UUID, ActivityVersion> activitiesOf(EnrolmentHistory history) {
            return history.activities().stream()
                    .flatMap(History::versions)
                    .filter(version ->
                            hasNumber(activities, version.activityId().toString(), version.version()))
                    .collect(Collectors.toMap(ActivityVersion::activityId, version -> version));
        }

        private static boolean hasNumber(Map<String, Integer> numbers, String key, int version) {
            return Integer.valueOf(version).equals(numbers.get(key));
        }
    }

    /** Of the enrolments of which the report stores follow-ups. */
    Map<UUID, Numbers> of(UUID report, Collection<UUID> enrolments) throws SQLException {
        Map<UUID, Numbers> numbers = new HashMap<>();
        try (Connection connection = database.getConnection()) {
            read(
                    connection,
                    ENROLMENTS,
                    report,
                    enrolments,
                    row -> numbers.put(row.getObject(1, UUID.class), new Numbers(new HashMap<>(), new HashMap<>())));
            read(
                    connection,
                    OUTCOMES,
                    report,
                    enrolments,
                    row -> numbers.get(row.getObject(1, UUID.class)).outcomes().put(row.getString(2), row.getInt(3)));
            read(
                    connection,
                    ACTIVITIES,
                    report,
                    enrolments,
                    row -> numbers.get(row.getObject(1, UUID.class))
                            .activities()
                            .put(row.getString(2), row.getInt(3)));
        }
        return numbers;
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void read(
            Connection connection, String sql, UUID report, Collection<UUID> enrolments, RowReader reader)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, report);
            select.setArray(2, connection.createArrayOf("uuid", enrolments.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    reader.read(row);
                }
            }
        }
    }
}
