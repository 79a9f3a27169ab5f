package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.storage.AttemptsAndNotes;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.Outcomes;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queries for follow-ups, each with its state on a given day. */
@ApplicationScoped
public class FollowUpQueries {
    private final Database database;
    private final FollowUpReader reader;
    private final Outcomes outcomes;
    private final AttemptsAndNotes attemptsAndNotes;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    FollowUpQueries(
            Database database,
            FollowUpReader reader,
            Outcomes outcomes,
            AttemptsAndNotes attemptsAndNotes,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.database = database;
        this.reader = reader;
        this.outcomes = outcomes;
        this.attemptsAndNotes = attemptsAndNotes;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /** One follow-up with its history. */
    public Optional<FollowUpView> find(FollowUpId id, LocalDate today) {
        return database
                .query(
                        FollowUpReader.SELECT + "and f.enrolment_id = ? and f.measure = ?",
                        row -> reader.read(row, today),
                        id.enrolmentId(),
                        id.measure())
                .stream()
                .findFirst()
                .map(followUp -> followUp.isWithoutPerson() ? recordDenial(followUp) : withHistory(followUp));
    }

    private FollowUpView withHistory(FollowUpView followUp) {
        return followUp.withHistory(
                attemptsAndNotes.notes(followUp.enrolmentId(), followUp.measure()).stream()
                        .map(NoteView::of)
                        .toList(),
                outcomes.history(followUp.enrolmentId(), followUp.measure()).stream()
                        .map(HistoryLine::of)
                        .toList());
    }

    private FollowUpView recordDenial(FollowUpView followUp) {
        database.query(
                        "select participant_ref from enrolments where enrolment_id = ?",
                        row -> row.getObject(1, UUID.class),
                        followUp.enrolmentId())
                .forEach(accessRecorder::record);
        accessRecorder.deny();
        return followUp;
    }

    /** All follow-ups of one enrolment in the order of their measures. */
    List<FollowUpView> ofEnrolment(UUID enrolmentId, LocalDate today) {
        return database.query(
                FollowUpReader.SELECT + "and f.enrolment_id = ? order by f.measure",
                row -> reader.read(row, today),
                enrolmentId);
    }

    /** One page in the order of due dates; follow-ups without a due date (withdrawn exit) come last. */
    Page<FollowUpView> list(FollowUpFilter filter, Optional<FollowUpCursor> after, int limit) {
        SqlConditions conditions = filter.conditions(caller);
        after.ifPresent(cursor -> conditions.add(
                "(coalesce(f.due_on, 'infinity'), f.enrolment_id, f.measure) > (coalesce(?::date, 'infinity'), ?, ?)",
                cursor.dueOn().orElse(null),
                cursor.enrolmentId(),
                cursor.measure()));
        String sql = FollowUpReader.SELECT
                + conditions.continued()
                + " order by coalesce(f.due_on, 'infinity'), f.enrolment_id, f.measure limit ?";
        return page(sql, conditions, limit, filter.today());
    }

    /** One page in the order of due dates. The conditions refer to {@code follow_ups f} and only match follow-ups with a due date. */
    Page<FollowUpView> listDue(SqlConditions conditions, Optional<FollowUpCursor> after, int limit, LocalDate today) {
        after.ifPresent(cursor -> conditions.add(
                "(f.due_on, f.enrolment_id, f.measure) > (coalesce(?::date, 'infinity'), ?, ?)",
                cursor.dueOn().orElse(null),
                cursor.enrolmentId(),
                cursor.measure()));
        // The subquery limits the rows first. In one query with all joins, PostgreSQL underestimates the number of rows
        // after the cursor and sorts all of them.
        String sql = FollowUpReader.SELECT
                + "and (f.enrolment_id, f.measure) in (select f.enrolment_id, f.measure from follow_ups f where "
                + conditions.joined()
                + " order by f.due_on, f.enrolment_id, f.measure limit ?)"
                + " order by f.due_on, f.enrolment_id, f.measure";
        return page(sql, conditions, limit, today);
    }

    private Page<FollowUpView> page(String sql, SqlConditions conditions, int limit, LocalDate today) {
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit + 1);
        return Page.of(
                database.query(sql, row -> reader.read(row, today), parameters.toArray()),
                limit,
                last -> FollowUpCursor.of(last).encode());
    }
}
