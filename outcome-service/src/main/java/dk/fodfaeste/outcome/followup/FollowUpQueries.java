package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Answer;
import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.storage.ArrayParameter;
import dk.fodfaeste.outcome.storage.AttemptsAndNotes;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads follow-ups from the table that keeps what does not depend on the day, and says how they stand on the day asked for. */
@ApplicationScoped
public class FollowUpQueries {
    /** What was found out stands beside a follow-up only while it answers. Of whoever was erased nothing is shown. */
    private static final String SELECT = """
            select f.enrolment_id, f.measure, f.initiative, f.consultant, f.anchor_on, f.due_on, f.closes_on, f.cancelled, f.excluded,
                   f.answer, f.needs_confirmation, f.version, o.statuses, o.status_date, o.weekly_hours, o.source, o.lost_reason, o.recorded_at,
                   e.participant_ref, e.protected_address,
                   array(select a.attempted_on from attempts a
                          where a.enrolment_id = f.enrolment_id and a.measure = f.measure and a.exit_number = f.exit_number
                          order by a.attempted_on) as attempts,
                   n.statuses as noted_statuses, n.heard_on as noted_status_date, n.weekly_hours as noted_weekly_hours,
                   n.source as noted_source, f.exit_number, n.recorded_at as noted_at, n.recorded_by as noted_by
              from follow_ups f
              join enrolments e on e.enrolment_id = f.enrolment_id
              left join outcomes o
                on o.enrolment_id = f.enrolment_id and o.measure = f.measure and o.version = f.version and f.answer <> 'NONE'
              left join lateral (
                   select * from notes
                    where enrolment_id = f.enrolment_id and measure = f.measure and exit_number = f.exit_number
                    order by number desc limit 1) n
                on not f.cancelled and not f.excluded and f.answer <> 'RECORDED'
             where not exists (
                   select 1 from participants p where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)
            """;

    private final Database database;
    private final Outcomes outcomes;
    private final AttemptsAndNotes beside;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    FollowUpQueries(Database database, Outcomes outcomes, AttemptsAndNotes beside, AccessRecorder accessRecorder, Caller caller) {
        this.database = database;
        this.outcomes = outcomes;
        this.beside = beside;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /** One, with its history. */
    public Optional<FollowUpView> one(FollowUpId id, LocalDate today) {
        return database
                .query(
                        SELECT + "and f.enrolment_id = ? and f.measure = ?",
                        row -> read(row, today),
                        id.enrolmentId(),
                        id.measure())
                .stream()
                .findFirst()
                .map(shown -> shown.isWithoutPerson()
                        ? turnedAway(shown)
                        : shown.with(
                                beside.notes(id.enrolmentId(), id.measure()).stream()
                                        .map(NoteView::of)
                                        .toList(),
                                outcomes.history(id.enrolmentId(), id.measure()).stream()
                                        .map(HistoryLine::of)
                                        .toList()));
    }

    private FollowUpView turnedAway(FollowUpView placeholder) {
        database.query(
                        "select participant_ref from enrolments where enrolment_id = ?",
                        row -> row.getObject(1, UUID.class),
                        placeholder.enrolmentId())
                .forEach(accessRecorder::record);
        accessRecorder.deny();
        return placeholder;
    }

    /** All of one enrolment, in the order of their measures. */
    List<FollowUpView> of(UUID enrolmentId, LocalDate today) {
        return database.query(
                SELECT + "and f.enrolment_id = ? order by f.measure", row -> read(row, today), enrolmentId);
    }

    /** A piece of the list, in order of due date; what has none (a withdrawn exit) comes last. */
    Page<FollowUpView> list(FollowUpFilter wanted, Optional<FollowUpCursor> after, int limit) {
        var sql = new StringBuilder(SELECT);
        var parameters = new ArrayList<Object>();
        wanted.scope().ifPresent(codes -> {
            sql.append(" and f.initiative = any(?)");
            parameters.add(ArrayParameter.of("text", codes));
        });
        wanted.initiative().ifPresent(code -> {
            sql.append(" and f.initiative = ?");
            parameters.add(code);
        });
        wanted.consultant().ifPresent(user -> {
            sql.append(" and f.consultant = ?");
            parameters.add(user);
            // Where the question says who looks after the person, even a placeholder would be an answer.
            if (!caller.seesProtectedAddresses()) {
                sql.append(" and (not e.protected_address or f.consultant = ?)");
                parameters.add(caller.user());
            }
        });
        wanted.dueFrom().ifPresent(from -> {
            sql.append(" and f.due_on >= ?");
            parameters.add(from);
        });
        wanted.dueTo().ifPresent(to -> {
            sql.append(" and f.due_on <= ?");
            parameters.add(to);
        });
        wanted.state().ifPresent(state -> {
            String condition = conditionOf(state);
            sql.append(" and ").append(condition);
            condition.chars().filter(c -> c == '?').forEach(today -> parameters.add(wanted.today()));
        });
        after.ifPresent(position -> {
            sql.append(
                    " and (coalesce(f.due_on, 'infinity'), f.enrolment_id, f.measure) > (coalesce(?::date, 'infinity'), ?, ?)");
            parameters.add(position.dueOn().orElse(null));
            parameters.add(position.enrolmentId());
            parameters.add(position.measure());
        });
        sql.append(" order by coalesce(f.due_on, 'infinity'), f.enrolment_id, f.measure limit ?");
        parameters.add(limit + 1);
        return Page.of(
                database.query(sql.toString(), row -> read(row, wanted.today()), parameters.toArray()),
                limit,
                last -> FollowUpCursor.of(last).written());
    }

    /** A piece of those that the condition on the table leaves, all of which have a due date, in order of it. */
    Page<FollowUpView> dueInOrder(
            String condition, List<Object> parameters, Optional<FollowUpCursor> after, int limit, LocalDate today) {
        var piece = new StringBuilder("select f.enrolment_id, f.measure from follow_ups f where ").append(condition);
        var all = new ArrayList<>(parameters);
        after.ifPresent(position -> {
            piece.append(" and (f.due_on, f.enrolment_id, f.measure) > (coalesce(?::date, 'infinity'), ?, ?)");
            all.add(position.dueOn().orElse(null));
            all.add(position.enrolmentId());
            all.add(position.measure());
        });
        piece.append(" order by f.due_on, f.enrolment_id, f.measure limit ?");
        all.add(limit + 1);
        // The piece is cut out first: joined to all that a follow-up shows, what is behind a position is underestimated
        // and sorted whole.
        String sql = SELECT + "and (f.enrolment_id, f.measure) in (" + piece
                + ") order by f.due_on, f.enrolment_id, f.measure";
        return Page.of(
                database.query(sql, row -> read(row, today), all.toArray()),
                limit,
                last -> FollowUpCursor.of(last).written());
    }

    /** {@link DerivedState#stateOn} as a condition on the table; each question mark is the day asked for. */
    private static String conditionOf(State state) {
        return switch (state) {
            case CANCELLED -> "f.cancelled";
            case EXCLUDED -> "not f.cancelled and f.excluded";
            case NOT_DUE -> "not f.cancelled and not f.excluded and f.due_on > ?";
            case RECORDED -> "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'RECORDED'";
            case LOST -> "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'LOST'";
            case PENDING ->
                "not f.cancelled and not f.excluded and f.due_on <= ? and f.answer = 'NONE' and f.closes_on >= ?";
            case UNANSWERED -> "not f.cancelled and not f.excluded and f.answer = 'NONE' and f.closes_on < ?";
        };
    }

    private FollowUpView read(ResultSet row, LocalDate today) throws SQLException {
        DerivedState standing = new DerivedState(
                row.getObject("anchor_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getBoolean("cancelled"),
                row.getBoolean("excluded"),
                Answer.valueOf(row.getString("answer")),
                row.getBoolean("needs_confirmation"));
        String consultant = row.getString("consultant");
        boolean protectedAddress = row.getBoolean("protected_address");
        if (!caller.maySee(protectedAddress, consultant)) {
            return FollowUpView.withoutPerson(
                    row.getObject("enrolment_id", UUID.class),
                    row.getString("measure"),
                    row.getString("initiative"),
                    standing,
                    today,
                    row.getInt("version"));
        }
        accessRecorder.record(row.getObject("participant_ref", UUID.class));
        Optional<Situation> found = Optional.ofNullable(Outcomes.situation(row, ""));
        return new FollowUpView(
                row.getObject("enrolment_id", UUID.class),
                row.getString("measure"),
                row.getString("initiative"),
                consultant,
                standing.anchorOn(),
                standing.dueOn(),
                standing.stateOn(today),
                found.map(Situation::statuses).orElse(null),
                found.map(Situation::statusDate).orElse(null),
                found.map(Situation::weeklyHours).orElse(null),
                found.map(Situation::source).orElse(null),
                recordedAt(row),
                Outcomes.lostReason(row),
                standing.needsConfirmation(),
                attempts(row),
                noted(row),
                row.getInt("version"),
                protectedAddress,
                null,
                null);
    }

    private static Instant recordedAt(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject("recorded_at", OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static List<LocalDate> attempts(ResultSet row) throws SQLException {
        return Arrays.stream((Date[]) row.getArray("attempts").getArray())
                .map(Date::toLocalDate)
                .toList();
    }

    private static NoteView noted(ResultSet row) throws SQLException {
        Situation heard = Outcomes.situation(row, "noted_");
        if (heard == null) {
            return null;
        }
        return NoteView.of(new Note(
                row.getObject("enrolment_id", UUID.class),
                row.getString("measure"),
                row.getInt("exit_number"),
                heard,
                row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                row.getString("noted_by")));
    }
}
