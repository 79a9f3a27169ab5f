package dk.fodfaeste.outcome.ledger;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

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
import java.util.Optional;
import java.util.UUID;

/** Every version of every outcome. */
@ApplicationScoped
public class Outcomes {
    private static final String COLUMNS =
            "enrolment_id, measure, version, kind, statuses, status_date, weekly_hours, source, attempts,"
                    + " because, due_on, exit_number, recorded_at, recorded_by";

    private final Database database;

    Outcomes(Database database) {
        this.database = database;
    }

    void add(Collection<Outcome> next) {
        database.update(
                "insert into outcomes (" + COLUMNS + ")" + """
                          select enrolment_id, measure, version, kind, string_to_array(statuses, '|'), status_date, weekly_hours, source,
                                 attempts, because, due_on, exit_number, recorded_at, recorded_by
                            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as next (%s)
                          """.formatted(COLUMNS),
                Column.of("uuid", next, Outcome::enrolmentId),
                Column.of("text", next, Outcome::measure),
                Column.of("int4", next, Outcome::version),
                Column.of("text", next, outcome -> outcome.kind().name()),
                Column.of("text", next, outcome -> outcome.situation() == null ? null : joined(outcome.situation())),
                Column.of(
                        "date",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().statusDate()),
                Column.of(
                        "numeric",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().weeklyHours()),
                Column.of(
                        "text",
                        next,
                        outcome -> outcome.situation() == null
                                ? null
                                : outcome.situation().source().name()),
                Column.of("int4", next, Outcome::attempts),
                Column.of("text", next, Outcome::because),
                Column.of("date", next, Outcome::dueOn),
                Column.of("int4", next, Outcome::exitNumber),
                Column.of("timestamptz", next, outcome -> outcome.recordedAt().atOffset(ZoneOffset.UTC)),
                Column.of("text", next, Outcome::recordedBy));
    }

    /** Only the version that holds, for each measure of these enrolments that has one. */
    List<Outcome> latest(Collection<UUID> enrolmentIds) {
        return database.query(
                "select distinct on (enrolment_id, measure) " + COLUMNS
                        + " from outcomes where enrolment_id = any(?) order by enrolment_id, measure, version desc",
                Outcomes::read,
                Column.of("uuid", enrolmentIds));
    }

    Optional<Outcome> latest(UUID enrolmentId, String measure) {
        return database
                .query(
                        "select " + COLUMNS
                                + " from outcomes where enrolment_id = ? and measure = ? order by version desc limit 1",
                        Outcomes::read,
                        enrolmentId,
                        measure)
                .stream()
                .findFirst();
    }

    /** All versions of these enrolments, each measure's from the first on. */
    List<Outcome> history(Collection<UUID> enrolmentIds) {
        return database.query(
                "select " + COLUMNS
                        + " from outcomes where enrolment_id = any(?) order by enrolment_id, measure, version",
                Outcomes::read,
                Column.of("uuid", enrolmentIds));
    }

    /** All versions for one follow-up, from the first on. */
    public List<Outcome> history(UUID enrolmentId, String measure) {
        return database.query(
                "select " + COLUMNS + " from outcomes where enrolment_id = ? and measure = ? order by version",
                Outcomes::read,
                enrolmentId,
                measure);
    }

    private static String joined(Situation situation) {
        return situation.statuses().stream().map(Status::name).collect(joining("|"));
    }

    private static Outcome read(ResultSet row) throws SQLException {
        return new Outcome(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                Outcome.Kind.valueOf(row.getString(4)),
                situation(row),
                row.getObject(9, Integer.class),
                row.getString(10),
                row.getObject(11, LocalDate.class),
                row.getInt(12),
                row.getObject(13, OffsetDateTime.class).toInstant(),
                row.getString(14));
    }

    /** What a row says was found out; null where it says nothing. The columns are known by their names. */
    public static Situation situation(ResultSet row) throws SQLException {
        Array statuses = row.getArray("statuses");
        if (statuses == null) {
            return null;
        }
        return new Situation(
                Arrays.stream((String[]) statuses.getArray())
                        .map(Status::valueOf)
                        .collect(toSet()),
                row.getObject("status_date", LocalDate.class),
                row.getBigDecimal("weekly_hours"),
                Source.valueOf(row.getString("source")));
    }
}
