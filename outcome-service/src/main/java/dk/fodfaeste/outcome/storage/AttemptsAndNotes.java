package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.outcome.Attempt;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores attempts to reach persons, and notes of what was heard before the due date. Neither answers a follow-up. */
@ApplicationScoped
public class AttemptsAndNotes {
    private static final String NOTES = """
            select enrolment_id, measure, exit_number, statuses, heard_on as status_date, weekly_hours, source, recorded_at, recorded_by
              from notes
            """;

    /** Checked again after the enrolment is locked, because the person may have been erased in the meantime. */
    private static final String NOT_ERASED = """
             where not exists (
                   select 1 from enrolments e join participants p on p.participant_ref in (e.participant_ref, e.sealed_for)
                    where e.enrolment_id = ? and p.erased_at is not null)
            """;

    private final Database database;

    AttemptsAndNotes(Database database) {
        this.database = database;
    }

    /** A second attempt on the same day changes nothing but the day to call again, if it has one. */
    void add(FollowUp followUp, Attempt attempt) {
        database.update(
                "insert into attempts (enrolment_id, measure, exit_number, attempted_on, call_again_on, recorded_at, recorded_by)"
                        + " select ?, ?, ?, ?, ?::date, ?, ?\n" + NOT_ERASED
                        + " on conflict on constraint attempts_pk do update set call_again_on = excluded.call_again_on"
                        + " where excluded.call_again_on is not null",
                attempt.enrolmentId(),
                attempt.measure(),
                attempt.exitNumber(),
                attempt.attemptedOn(),
                attempt.callAgainOn(),
                attempt.recordedAt().atOffset(ZoneOffset.UTC),
                attempt.recordedBy(),
                followUp.enrolmentId());
    }

    /** Removes the attempt that the user has noted last for the present exit. */
    void removeLatestAttempt(FollowUp followUp, String user) {
        database.update("""
                delete from attempts
                 where (enrolment_id, measure, exit_number, attempted_on) in (
                       select enrolment_id, measure, exit_number, attempted_on from attempts
                        where enrolment_id = ? and measure = ? and exit_number = ? and recorded_by = ?
                        order by recorded_at desc, attempted_on desc limit 1)
                """, followUp.enrolmentId(), followUp.measure(), followUp.exitNumber(), user);
    }

    int countAttempts(FollowUp followUp) {
        return database.query(
                        "select count(*) from attempts where enrolment_id = ? and measure = ? and exit_number = ?",
                        row -> row.getInt(1),
                        followUp.enrolmentId(),
                        followUp.measure(),
                        followUp.exitNumber())
                .getFirst();
    }

    void add(FollowUp followUp, Note note) {
        Optional<Situation> heard = Optional.ofNullable(note.heard());
        database.update(
                """
                insert into notes (enrolment_id, measure, exit_number, number,
                                   statuses, heard_on, weekly_hours, source, recorded_at, recorded_by)
                select ?, ?, ?, (select count(*) + 1 from notes where enrolment_id = ? and measure = ? and exit_number = ?),
                       string_to_array(?, '|'), ?::date, ?::numeric, ?, ?, ?
                """ + NOT_ERASED,
                note.enrolmentId(),
                note.measure(),
                note.exitNumber(),
                note.enrolmentId(),
                note.measure(),
                note.exitNumber(),
                heard.map(Situation::statuses)
                        .map(statuses -> String.join(
                                "|", statuses.stream().map(Status::name).toList()))
                        .orElse(null),
                heard.map(Situation::statusDate).orElse(null),
                heard.map(Situation::weeklyHours).orElse(null),
                heard.map(Situation::source).map(Enum::name).orElse(null),
                note.recordedAt().atOffset(ZoneOffset.UTC),
                note.recordedBy(),
                followUp.enrolmentId());
    }

    Optional<Note> latestNote(FollowUp followUp) {
        return database
                .query(
                        NOTES
                                + " where enrolment_id = ? and measure = ? and exit_number = ? order by number desc limit 1",
                        AttemptsAndNotes::note,
                        followUp.enrolmentId(),
                        followUp.measure(),
                        followUp.exitNumber())
                .stream()
                .findFirst();
    }

    /** All notes of one follow-up, also of earlier exits, oldest first. */
    public List<Note> notes(UUID enrolmentId, String measure) {
        return database.query(
                NOTES + " where enrolment_id = ? and measure = ? order by exit_number, number",
                AttemptsAndNotes::note,
                enrolmentId,
                measure);
    }

    public List<Note> notes(Collection<UUID> enrolmentIds) {
        return database.query(
                NOTES + " where enrolment_id = any(?) order by enrolment_id, measure, exit_number, number",
                AttemptsAndNotes::note,
                ArrayParameter.of("uuid", enrolmentIds));
    }

    public List<Attempt> attempts(Collection<UUID> enrolmentIds) {
        return database.query(
                """
                select enrolment_id, measure, exit_number, attempted_on, call_again_on, recorded_at, recorded_by from attempts
                 where enrolment_id = any(?) order by enrolment_id, measure, exit_number, attempted_on
                """,
                row -> new Attempt(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getInt(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7)),
                ArrayParameter.of("uuid", enrolmentIds));
    }

    /** No figure depends on these rows, so they are deleted when the person is erased. */
    void delete(Collection<UUID> enrolmentIds) {
        ArrayParameter ids = ArrayParameter.of("uuid", enrolmentIds);
        database.update("delete from attempts where enrolment_id = any(?)", ids);
        database.update("delete from notes where enrolment_id = any(?)", ids);
    }

    private static Note note(ResultSet row) throws SQLException {
        return new Note(
                row.getObject("enrolment_id", UUID.class),
                row.getString("measure"),
                row.getInt("exit_number"),
                Outcomes.situation(row, ""),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
