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

/** The follow-ups that figures are counted from: as a published report counted them, and as they stand now. */
@ApplicationScoped
public class ReportedFollowUps {

    /** Each by how it stands, from the query that figures are counted from. */
    private static final String PRESENT = """
            select enrolment_id, anchor_on, due_on, target_percent, successful as success,
                case when excluded then 'EXCLUDED' when not_due then 'NOT_DUE' when recorded then 'RECORDED' when lost then 'LOST'
                     else 'PENDING' end as standing
            from (%s) standing""";

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AgroalDataSource database;

    ReportedFollowUps(AgroalDataSource database) {
        this.database = database;
    }

    /** @param versions null of one as it stands now */
    record Row(
            LocalDate anchorOn, LocalDate dueOn, boolean counts, boolean success, BigDecimal target, VersionNumbers versions) {
        boolean liesIn(Window window) {
            return window.contains(
                    switch (window.basis()) {
                        case ANCHOR -> anchorOn;
                        case FOLLOW_UP -> dueOn;
                    });
        }

        boolean countsAs(Row other) {
            return counts == other.counts
                    && success == other.success
                    && (!counts || target.compareTo(other.target) == 0);
        }
    }

    /** @param outcome null where nobody had recorded anything */
    record VersionNumbers(int enrolment, Integer outcome, int initiative) {}

    /** Keeps each with how it stands and the versions that say so. */
    public void keep(UUID report, FollowUpQuery standing) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("""
                        insert into report_follow_ups (report, initiative, measure, enrolment_id, anchor_on, due_on, standing, success,
                            target_percent, enrolment_version, outcome_version, initiative_version)
                        select ?, ?, ?, f.enrolment_id, f.anchor_on, f.due_on, f.standing, f.success, f.target_percent,
                            (select max(version) from enrolment_versions e where e.enrolment_id = f.enrolment_id),
                            (select max(version) from outcome_versions o where o.enrolment_id = f.enrolment_id and o.measure = ?),
                            (select max(version) from initiative_versions i where i.code = ?)
                        from (%s) f""".formatted(PRESENT.formatted(standing.query())))) {
            insert.setObject(1, report);
            insert.setString(2, standing.initiative());
            insert.setString(3, standing.measure());
            insert.setString(4, standing.measure());
            insert.setString(5, standing.initiative());
            standing.fill(insert, 6);
            insert.executeUpdate();
        }
    }

    Map<UUID, Row> present(FollowUpQuery standing) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PRESENT.formatted(standing.query()))) {
            standing.fill(select, 1);
            return rows(select, false);
        }
    }

    public Map<UUID, Row> published(UUID report, String initiative, String measure) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select enrolment_id, anchor_on, due_on, standing, success, target_percent, enrolment_version, outcome_version,
                            initiative_version
                        from report_follow_ups where report = ? and initiative = ? and measure = ?""")) {
            select.setObject(1, report);
            select.setString(2, initiative);
            select.setString(3, measure);
            return rows(select, true);
        }
    }

    /**
     * One of the follow-ups that a published report counted.
     *
     * @param targetPercent what was promised for it
     * @param outcomeVersion null where nobody had recorded anything
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

    /** Of the twelve months that end with the report's half-year, in the order of their ids. */
    public List<PublishedFollowUp> kept(UUID report, String initiative, String measure, Optional<UUID> after, int limit)
            throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select * from report_follow_ups where report = ? and initiative = ? and measure = ? and enrolment_id > ?
                        order by enrolment_id limit ?""")) {
            select.setObject(1, report);
            select.setString(2, initiative);
            select.setString(3, measure);
            select.setObject(4, after.orElse(BEFORE_ALL));
            select.setInt(5, limit);
            List<PublishedFollowUp> kept = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.add(new PublishedFollowUp(
                            row.getObject("enrolment_id", UUID.class),
                            row.getObject("anchor_on", LocalDate.class),
                            row.getObject("due_on", LocalDate.class),
                            row.getString("standing"),
                            row.getBoolean("success"),
                            row.getBigDecimal("target_percent"),
                            row.getInt("enrolment_version"),
                            row.getObject("outcome_version", Integer.class),
                            row.getInt("initiative_version")));
                }
            }
            return kept;
        }
    }

    private static Map<UUID, Row> rows(PreparedStatement select, boolean withVersions) throws SQLException {
        Map<UUID, Row> rows = new HashMap<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                String standing = row.getString("standing");
                rows.put(
                        row.getObject("enrolment_id", UUID.class),
                        new Row(
                                row.getObject("anchor_on", LocalDate.class),
                                row.getObject("due_on", LocalDate.class),
                                standing.equals("RECORDED") || standing.equals("LOST"),
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
