package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.rate.Window;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The follow-ups of a figure: as a published report counted them, and as they count now. */
@ApplicationScoped
public class ReportedFollowUps {

    /** The state of each follow-up, from the same query as the figures. */
    private static final String CURRENT = """
            select enrolment_id, anchor_on, due_on, target_percent, successful as success,
                case when excluded then 'EXCLUDED' when not_due then 'NOT_DUE' when recorded then 'RECORDED' when lost then 'LOST'
                     else 'PENDING' end as state
            from (%s) follow_up""";

    private static final UUID MIN_ID = new UUID(0, 0);

    private final AgroalDataSource database;

    ReportedFollowUps(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * A follow-up of a figure.
     *
     * @param counts whether it is in the denominator
     * @param versions null unless read from a published report
     */
    record Row(
            LocalDate anchorOn,
            LocalDate dueOn,
            boolean counts,
            boolean success,
            BigDecimal target,
            VersionNumbers versions) {
        boolean isIn(Window window) {
            return window.contains(
                    switch (window.basis()) {
                        case ANCHOR -> anchorOn;
                        case FOLLOW_UP -> dueOn;
                    });
        }

        boolean countsLike(Row other) {
            return counts == other.counts
                    && success == other.success
                    && (!counts || target.compareTo(other.target) == 0);
        }
    }

    /** @param outcome null if no outcome was recorded */
    record VersionNumbers(int enrolment, Integer outcome, int initiative) {}

    /** Stores the follow-ups of a report with their state and the versions that they are derived from. */
    public void store(UUID report, FollowUpQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into report_follow_ups (report, initiative, measure, enrolment_id, anchor_on, due_on, state, success,
                            target_percent, enrolment_version, outcome_version, initiative_version)
                        select ?, ?, ?, f.enrolment_id, f.anchor_on, f.due_on, f.state, f.success, f.target_percent,
                            (select max(version) from enrolment_versions e where e.enrolment_id = f.enrolment_id),
                            (select max(version) from outcome_versions o where o.enrolment_id = f.enrolment_id and o.measure = ?),
                            (select max(version) from initiative_versions i where i.code = ?)
                        from (%s) f""".formatted(CURRENT.formatted(query.sql())))) {
            insert.setObject(1, report);
            insert.setString(2, query.initiative());
            insert.setString(3, query.measure());
            insert.setString(4, query.measure());
            insert.setString(5, query.initiative());
            query.setParameters(insert, 6);
            insert.executeUpdate();
        }
    }

    Map<UUID, Row> current(FollowUpQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(CURRENT.formatted(query.sql()))) {
            query.setParameters(select, 1);
            return rows(select, false);
        }
    }

    public Map<UUID, Row> published(UUID report, String initiative, String measure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select enrolment_id, anchor_on, due_on, state, success, target_percent, enrolment_version, outcome_version,
                            initiative_version
                        from report_follow_ups where report = ? and initiative = ? and measure = ?""")) {
            select.setObject(1, report);
            select.setString(2, initiative);
            select.setString(3, measure);
            return rows(select, true);
        }
    }

    /**
     * A follow-up that a published report counted.
     *
     * @param standing its state: EXCLUDED, NOT_DUE, PENDING, RECORDED or LOST
     * @param targetPercent the target valid for it
     * @param outcomeVersion null if no outcome was recorded
     */
    public record PublishedFollowUp(
            UUID enrolmentId,
            LocalDate anchorOn,
            LocalDate dueOn,
            String standing,
            boolean success,
            BigDecimal targetPercent,
            int enrolmentVersion,
            @Schema(nullable = true) Integer outcomeVersion,
            int initiativeVersion) {}

    /** The follow-ups of the twelve months that end with the report's half-year, ordered by enrolment id. */
    public List<PublishedFollowUp> page(UUID report, String initiative, String measure, Optional<UUID> after, int limit)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from report_follow_ups where report = ? and initiative = ? and measure = ? and enrolment_id > ?
                        order by enrolment_id limit ?""")) {
            select.setObject(1, report);
            select.setString(2, initiative);
            select.setString(3, measure);
            select.setObject(4, after.orElse(MIN_ID));
            select.setInt(5, limit);
            List<PublishedFollowUp> page = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(new PublishedFollowUp(
                            row.getObject("enrolment_id", UUID.class),
                            row.getObject("anchor_on", LocalDate.class),
                            row.getObject("due_on", LocalDate.class),
                            row.getString("state"),
                            row.getBoolean("success"),
                            row.getBigDecimal("target_percent"),
                            row.getInt("enrolment_version"),
                            row.getObject("outcome_version", Integer.class),
                            row.getInt("initiative_version")));
                }
            }
            return page;
        }
    }

    private static Map<UUID, Row> rows(PreparedStatement select, boolean withVersions) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String state = row.getString("state");
                rows.put(
                        row.getObject("enrolment_id", UUID.class),
                        new Row(
                                row.getObject("anchor_on", LocalDate.class),
                                row.getObject("due_on", LocalDate.class),
                                state.equals("RECORDED") || state.equals("LOST"),
                                row.getBoolean("success"),
                                row.getBigDecimal("target_percent"),
                                withVersions
                                        ? new VersionNumbers(
                                                row.getInt("enrolment_version"),
                                                row.getObject("outcome_version", Integer.class),
                                                row.getInt("initiative_version"))
                                        : null));
            }
        }
        return rows;
    }
}
