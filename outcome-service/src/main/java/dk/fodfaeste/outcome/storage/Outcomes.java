package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores every version of every outcome. */
@ApplicationScoped
public class Outcomes {
    private static final String COLUMNS =
            "enrolment_id, measure, version, kind, statuses, status_date, weekly_hours, source, attempts,"
                    + " lost_reason, because_sealed, due_on, exit_number, recorded_at, recorded_by";
    /** Joins the data key of the person if there is a sealed text. */
    private static final String SELECT = "select " + COLUMNS + ", participant_ref, data_key" + """
             from outcomes
             left join lateral (
                  select p.participant_ref, p.data_key
                    from enrolments e join participants p on p.participant_ref = e.sealed_for
                   where e.enrolment_id = outcomes.enrolment_id and outcomes.because_sealed is not null) person on true
            """;

    private static final String BECAUSE = "because";

    private final Database database;
    private final DataKeys keys;

    Outcomes(Database database, DataKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    void add(Collection<Outcome> outcomes) {
        Map<UUID, DataKey> keyOf = keys.byEnrolment(outcomes.stream()
                .filter(outcome -> outcome.because() != null)
                .map(Outcome::enrolmentId)
                .collect(toSet()));
        database.update(
                "insert into outcomes (" + COLUMNS + ")" + """
                          select enrolment_id, measure, version, kind, string_to_array(statuses, '|'), status_date, weekly_hours, source,
                                 attempts, lost_reason, because_sealed, due_on, exit_number, recorded_at, recorded_by
                            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as added (%s)
                          """.formatted(COLUMNS),
                ArrayParameter.of("uuid", outcomes, Outcome::enrolmentId),
                ArrayParameter.of("text", outcomes, Outcome::measure),
                ArrayParameter.of("int4", outcomes, Outcome::version),
                ArrayParameter.of("text", outcomes, outcome -> outcome.kind().name()),
                ArrayParameter.of(
                        "text", outcomes, outcome -> outcome.situation() == null ? null : joined(outcome.situation())),
                ArrayParameter.of(
                        "date",
                        outcomes,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().statusDate()),
                ArrayParameter.of(
                        "numeric",
                        outcomes,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().weeklyHours()),
                ArrayParameter.of(
                        "text",
                        outcomes,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().source().name()),
                ArrayParameter.of("int4", outcomes, Outcome::attempts),
                ArrayParameter.of(
                        "text",
                        outcomes,
                        outcome -> outcome.lostReason() == null
                                ? null
                                : outcome.lostReason().name()),
                ArrayParameter.ofBytes(
                        outcomes,
                        outcome -> outcome.because() == null
                                ? null
                                : keyOf.get(outcome.enrolmentId()).seal(BECAUSE, outcome.because())),
                ArrayParameter.of("date", outcomes, Outcome::dueOn),
                ArrayParameter.of("int4", outcomes, Outcome::exitNumber),
                ArrayParameter.of(
                        "timestamptz", outcomes, outcome -> outcome.recordedAt().atOffset(ZoneOffset.UTC)),
                ArrayParameter.of("text", outcomes, Outcome::recordedBy));
    }

    /** The latest version for each measure of these enrolments. */
    List<Outcome> latest(Collection<UUID> enrolmentIds) {
        return database.query(
                SELECT.replaceFirst("select", "select distinct on (enrolment_id, measure)")
                        + "where enrolment_id = any(?) order by enrolment_id, measure, version desc",
                this::read,
                ArrayParameter.of("uuid", enrolmentIds));
    }

    Optional<Outcome> latest(UUID enrolmentId, String measure) {
        return database
                .query(
                        SELECT + "where enrolment_id = ? and measure = ? order by version desc limit 1",
                        this::read,
                        enrolmentId,
                        measure)
                .stream()
                .findFirst();
    }

    Optional<Outcome> version(UUID enrolmentId, String measure, int version) {
        return database
                .query(
                        SELECT + "where enrolment_id = ? and measure = ? and version = ?",
                        this::read,
                        enrolmentId,
                        measure,
                        version)
                .stream()
                .findFirst();
    }

    /** All versions of these enrolments; those of each measure oldest first. */
    public List<Outcome> history(Collection<UUID> enrolmentIds) {
        return database.query(
                SELECT + "where enrolment_id = any(?) order by enrolment_id, measure, version",
                this::read,
                ArrayParameter.of("uuid", enrolmentIds));
    }

    /** All versions of one follow-up, oldest first. */
    public List<Outcome> history(UUID enrolmentId, String measure) {
        return database.query(
                SELECT + "where enrolment_id = ? and measure = ? order by version", this::read, enrolmentId, measure);
    }

    /** Deletes the free texts. The versions and their times stay. */
    void deleteJustifications(Collection<UUID> enrolmentIds) {
        database.update(
                "update outcomes set because_sealed = null where because_sealed is not null and enrolment_id = any(?)",
                ArrayParameter.of("uuid", enrolmentIds));
    }

    private static String joined(Situation situation) {
        return situation.statuses().stream().map(Status::name).collect(joining("|"));
    }

    private Outcome read(ResultSet row) throws SQLException {
        return new Outcome(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                Outcome.Kind.valueOf(row.getString(4)),
                situation(row, ""),
                row.getObject("attempts", Integer.class),
                lostReason(row),
                because(row),
                row.getObject("due_on", LocalDate.class),
                row.getInt("exit_number"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }

    private String because(ResultSet row) throws SQLException {
        byte[] sealed = row.getBytes("because_sealed");
        if (sealed == null || row.getBytes("data_key") == null) {
            return null;
        }
        return keys.open(row.getObject("participant_ref", UUID.class), row.getBytes("data_key"))
                .open(BECAUSE, sealed);
    }

    /** Null if the row has no lost reason. */
    public static LostReason lostReason(ResultSet row) throws SQLException {
        String reason = row.getString("lost_reason");
        return reason == null ? null : LostReason.valueOf(reason);
    }

    /**
     * The situation in a row, or null. Reads the columns by name.
     *
     * @param prefix prefix of the column names, for rows with two situations
     */
    public static Situation situation(ResultSet row, String prefix) throws SQLException {
        Array statuses = row.getArray(prefix + "statuses");
        if (statuses == null) {
            return null;
        }
        return new Situation(
                Arrays.stream((String[]) statuses.getArray())
                        .map(Status::valueOf)
                        .collect(toSet()),
                row.getObject(prefix + "status_date", LocalDate.class),
                row.getBigDecimal(prefix + "weekly_hours"),
                Source.valueOf(row.getString(prefix + "source")));
    }
}
