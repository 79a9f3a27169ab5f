package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Answer;
import dk.fodfaeste.outcome.DerivedState;
import dk.fodfaeste.outcome.Note;
import dk.fodfaeste.outcome.Situation;
import dk.fodfaeste.outcome.storage.Outcomes;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Converts rows of {@link #SELECT} to follow-ups as the caller may see them, and records the access to each person. */
@ApplicationScoped
class FollowUpReader {
    /** The latest outcome is joined only while it answers. Follow-ups of erased persons are left out. */
    static final String SELECT = """
            select f.enrolment_id, f.measure, f.initiative, f.consultant, f.anchor_on, f.due_on, f.closes_on, f.cancelled, f.excluded,
                   f.answer, f.needs_confirmation, f.version, o.statuses, o.status_date, o.weekly_hours, o.source, o.lost_reason, o.recorded_at,
                   e.participant_ref, e.protected_address,
                   array(select a.attempted_on from attempts a
                          where a.enrolment_id = f.enrolment_id and a.measure = f.measure and a.exit_number = f.exit_number
                          order by a.attempted_on) as attempts,
                   (select a.call_again_on from attempts a
                     where a.enrolment_id = f.enrolment_id and a.measure = f.measure and a.exit_number = f.exit_number
                     order by a.attempted_on desc limit 1) as call_again_on,
                   n.statuses as noted_statuses, n.heard_on as noted_status_date, n.weekly_hours as noted_weekly_hours,
                   n.source as noted_source, f.exit_number, n.recorded_at as noted_at, n.recorded_by as noted_by,
                   exists (select from pending_derivations p
                            where p.initiative = f.initiative and (p.last_enrolment is null or p.last_enrolment < f.enrolment_id)) as outdated
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

    private final AccessRecorder accessRecorder;
    private final Caller caller;

    FollowUpReader(AccessRecorder accessRecorder, Caller caller) {
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    FollowUpView read(ResultSet row, LocalDate today) throws SQLException {
        DerivedState derived = derivedState(row);
        String consultant = row.getString("consultant");
        boolean protectedAddress = row.getBoolean("protected_address");
        if (!caller.maySee(protectedAddress, consultant)) {
            return FollowUpView.withoutPerson(
                    row.getObject("enrolment_id", UUID.class),
                    row.getString("measure"),
                    row.getString("initiative"),
                    derived,
                    today,
                    row.getInt("version"),
                    recomputing(row));
        }
        accessRecorder.record(row.getObject("participant_ref", UUID.class));
        Optional<Situation> situation = Optional.ofNullable(Outcomes.situation(row, ""));
        return new FollowUpView(
                row.getObject("enrolment_id", UUID.class),
                row.getString("measure"),
                null,
                row.getString("initiative"),
                consultant,
                derived.anchorOn(),
                derived.dueOn(),
                derived.stateOn(today),
                situation.map(Situation::statuses).orElse(null),
                situation.map(Situation::statusDate).orElse(null),
                situation.map(Situation::weeklyHours).orElse(null),
                situation.map(Situation::source).orElse(null),
                recordedAt(row),
                Outcomes.lostReason(row),
                derived.needsConfirmation(),
                attempts(row),
                row.getObject("call_again_on", LocalDate.class),
                note(row),
                row.getInt("version"),
                protectedAddress,
                null,
                null,
                recomputing(row),
                null,
                null);
    }

    private static Boolean recomputing(ResultSet row) throws SQLException {
        return row.getBoolean("outdated") ? true : null;
    }

    private static DerivedState derivedState(ResultSet row) throws SQLException {
        return new DerivedState(
                row.getObject("anchor_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("closes_on", LocalDate.class),
                row.getBoolean("cancelled"),
                row.getBoolean("excluded"),
                Answer.valueOf(row.getString("answer")),
                row.getBoolean("needs_confirmation"));
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

    private static NoteView note(ResultSet row) throws SQLException {
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
