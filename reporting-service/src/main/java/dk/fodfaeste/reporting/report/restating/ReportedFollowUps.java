package dk.fodfaeste.reporting.report.restating;

import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.followup.FollowUpKey;
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
            select enrolment_id, occasion, position, anchor_on, due_on, target_percent, successful as success,
                case when excluded then 'EXCLUDED' when not_due then 'NOT_DUE' when recorded then 'RECORDED' when lost then 'LOST'
                     else 'PENDING' end as state
            from (%s) follow_up
            where settlement not in ('START_UNKNOWN', 'MEETING_CANCELLED')""";

    private static final String STORE_OUTCOMES = """
            insert into report_outcomes (report, enrolment_id, measure, outcome_version)
            select ?, enrolment_id, measure, max(version) from outcome_versions
            where enrolment_id in (select enrolment_id from report_follow_ups where report = ? and initiative = ? and measure = ?)
            group by enrolment_id, measure
            on conflict do nothing""";

    private static final String STORE_ACTIVITIES = """
            insert into report_activities (report, enrolment_id, activity_id, activity_version)
            select ?, enrolment_id, activity_id, max(version) from activity_versions
            where enrolment_id in (select enrolment_id from report_follow_ups where report = ? and initiative = ? and measure = ?)
            group by enrolment_id, activity_id
            on conflict do nothing""";

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

        private boolean hasTargetOf(Row other) {
            return target == null || other.target == null
                    ? target == other.target
                    : target.compareTo(other.target) == 0;
        }

        boolean countsLike(Row other) {
            return counts == other.counts && success == other.success && (!counts || hasTargetOf(other));
        }
    }

    record VersionNumbers(int enrolment, int initiative) {}

    /**
     * Stores the follow-ups of a report with their state and the versions that they are derived from. Those that are stored already, for another
     * window, are not stored twice.
     */
    public void store(UUID report, FollowUpQuery query) throws SQLException {
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement(
                    """
                    insert into report_follow_ups (report, initiative, measure, enrolment_id, occasion, position, anchor_on, due_on, state,
                        success, target_percent, enrolment_version, outcome_version, initiative_version)
                    select ?, ?, ?, f.enrolment_id, f.occasion, f.position, f.anchor_on, f.due_on, f.state, f.success, f.target_percent,
                        (select max(version) from enrolment_versions e where e.enrolment_id = f.enrolment_id),
                        (select max(version) from outcome_versions o where o.enrolment_id = f.enrolment_id and o.measure = ?),
                        (select max(version) from initiative_versions i where i.code = ?)
                    from (%s) f
                    on conflict do nothing""".formatted(CURRENT.formatted(query.rows().text())))) {
                insert.setObject(1, report);
                insert.setString(2, query.initiative());
                insert.setString(3, query.measure());
                insert.setString(4, query.measure());
                insert.setString(5, query.initiative());
                query.rows().setParameters(insert, 6);
                insert.executeUpdate();
            }
            for (String facts : List.of(STORE_OUTCOMES, STORE_ACTIVITIES)) {
                try (PreparedStatement insert = connection.prepareStatement(facts)) {
                    insert.setObject(1, report);
                    insert.setObject(2, report);
                    insert.setString(3, query.initiative());
                    insert.setString(4, query.measure());
                    insert.executeUpdate();
                }
            }
        }
    }

    Map<FollowUpKey, Row> current(FollowUpQuery query) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        CURRENT.formatted(query.rows().text()))) {
            query.rows().setParameters(select, 1);
            return rows(select, false);
        }
    }

    public Map<FollowUpKey, Row> published(UUID report, String initiative, String measure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select enrolment_id, occasion, position, anchor_on, due_on, state, success, target_percent, enrolment_version,
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
     * @param occasion null if it is asked once
     * @param position numbers follow-ups of the same occasion
     * @param standing its state: EXCLUDED, NOT_DUE, PENDING, RECORDED or LOST
     * @param targetPercent the target valid for it; null without a target
     * @param outcomeVersion null if no outcome was recorded
     */
    public record PublishedFollowUp(
            UUID id,
            UUID enrolmentId,
            @Schema(nullable = true) LocalDate occasion,
            int position,
            LocalDate anchorOn,
            LocalDate dueOn,
            String standing,
            boolean success,
            @Schema(nullable = true) BigDecimal targetPercent,
            int enrolmentVersion,
            @Schema(nullable = true) Integer outcomeVersion,
            int initiativeVersion) {}

    /** The follow-ups of the twelve months that end with the report's half-year, in a fixed order. */
    public List<PublishedFollowUp> page(UUID report, String initiative, String measure, Optional<UUID> after, int limit)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from report_follow_ups where report = ? and initiative = ? and measure = ? and id > ?
                        order by id limit ?""")) {
            select.setObject(1, report);
            select.setString(2, initiative);
            select.setString(3, measure);
            select.setObject(4, after.orElse(MIN_ID));
            select.setInt(5, limit);
            List<PublishedFollowUp> page = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    page.add(new PublishedFollowUp(
                            row.getObject("id", UUID.class),
                            row.getObject("enrolment_id", UUID.class),
                            row.getObject("occasion", LocalDate.class),
                            row.getInt("position"),
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

    private static Map<FollowUpKey, Row> rows(PreparedStatement select, boolean withVersions) throws SQLException {
        Map<FollowUpKey, Row> rows = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String state = row.getString("state");
                rows.put(
                        new FollowUpKey(
                                row.getObject("enrolment_id", UUID.class),
                                row.getObject("occasion", LocalDate.class),
                                row.getInt("position")),
                        new Row(
                                row.getObject("anchor_on", LocalDate.class),
                                row.getObject("due_on", LocalDate.class),
                                state.equals("RECORDED") || state.equals("LOST"),
                                row.getBoolean("success"),
                                row.getBigDecimal("target_percent"),
                                withVersions
                                        ? new VersionNumbers(
                                                row.getInt("enrolment_version"), row.getInt("initiative_version"))
                                        : null));
            }
        }
        return rows;
    }
}
