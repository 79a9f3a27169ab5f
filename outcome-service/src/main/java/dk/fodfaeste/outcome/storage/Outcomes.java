package dk.fodfaeste.outcome.storage;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dk.fodfaeste.kit.sealing.DataKey;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.DataKeys;
import dk.fodfaeste.outcome.storage.Database;
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

/** Every version of every outcome. */
@ApplicationScoped
public class Outcomes {
    private static final String COLUMNS =
            "enrolment_id, measure, version, kind, statuses, status_date, weekly_hours, source, attempts,"
                    + " lost_reason, because_sealed, due_on, exit_number, recorded_at, recorded_by";
    /** With the key of the person, where there is something to open. */
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

    void add(Collection<Outcome> next) {
        Map<UUID, DataKey> keyOf = keys.ofThoseBehind(next.stream()
                .filter(outcome -> outcome.because() != null)
                .map(Outcome::enrolmentId)
                .collect(toSet()));
        database.update(
                "insert into outcomes (" + COLUMNS + ")" + """
                          select enrolment_id, measure, version, kind, string_to_array(statuses, '|'), status_date, weekly_hours, source,
                                 attempts, lost_reason, because_sealed, due_on, exit_number, recorded_at, recorded_by
                            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as next (%s)
                          """.formatted(COLUMNS),
                ArrayParameter.of("uuid", next, Outcome::enrolmentId),
                ArrayParameter.of("text", next, Outcome::measure),
                ArrayParameter.of("int4", next, Outcome::version),
                ArrayParameter.of("text", next, outcome -> outcome.kind().name()),
                ArrayParameter.of("text", next, outcome -> outcome.situation() == null ? null : joined(outcome.situation())),
                ArrayParameter.of(
                        "date",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().statusDate()),
                ArrayParameter.of(
                        "numeric",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().weeklyHours()),
                ArrayParameter.of(
                        "text",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().source().name()),
                ArrayParameter.of("int4", next, Outcome::attempts),
                ArrayParameter.of(
                        "text",
                        next,
                        outcome -> outcome.lostReason() == null
                                ? null
                                : outcome.lostReason().name()),
                ArrayParameter.ofBytes(
                        next,
                        outcome -> outcome.because() == null
                                ? null
                                : keyOf.get(outcome.enrolmentId()).seal(BECAUSE, outcome.because())),
                ArrayParameter.of("date", next, Outcome::dueOn),
                ArrayParameter.of("int4", next, Outcome::exitNumber),
                ArrayParameter.of("timestamptz", next, outcome -> outcome.recordedAt().atOffset(ZoneOffset.UTC)),
                ArrayParameter.of("text", next, Outcome::recordedBy));
    }

    /** Only the version that holds, for each measure of these enrolments that has one. */
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

    /** All versions of these enrolments, each measure's from the first on. */
    public List<Outcome> history(Collection<UUID> enrolmentIds) {
        return database.query(
                SELECT + "where enrolment_id = any(?) order by enrolment_id, measure, version",
                this::read,
                ArrayParameter.of("uuid", enrolmentIds));
    }

    /** All versions for one follow-up, from the first on. */
    public List<Outcome> history(UUID enrolmentId, String measure) {
        return database.query(
                SELECT + "where enrolment_id = ? and measure = ? order by version", this::read, enrolmentId, measure);
    }

    /** Takes away what was written about a person; that something was recorded, and when, stays. */
    void forgetWhy(Collection<UUID> enrolmentIds) {
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

    /** Why a row says it is lost; null where it does not. */
    public static LostReason lostReason(ResultSet row) throws SQLException {
        String reason = row.getString("lost_reason");
        return reason == null ? null : LostReason.valueOf(reason);
    }

    /**
     * What a row says was found out; null where it says nothing. The columns are known by their names.
     *
     * @param prefix what these names begin with where a row says it of two things
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
