package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The open deadlines for meetings in active enrolments, within the scope of the caller. Persons whom the caller may not see are left out; the access
 * to the others is recorded.
 */
@ApplicationScoped
public class UpcomingDeadlines {
    private final Database database;
    private final ActivityAccess activityAccess;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    UpcomingDeadlines(Database database, ActivityAccess activityAccess, AccessRecorder accessRecorder, Caller caller) {
        this.database = database;
        this.activityAccess = activityAccess;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /**
     * The earliest deadlines first, those that have passed included.
     *
     * @param consultant empty for all consultants
     * @param until the last deadline
     */
    public List<UpcomingDeadline> find(Optional<String> consultant, LocalDate today, LocalDate until, int limit) {
        SqlConditions conditions = conditions(consultant, today, until);
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit);
        return database.query("""
                select d.enrolment_id, d.initiative, d.consultant, d.measure, d.meeting, d.due_on, e.participant_ref
                  from follow_up_deadlines d
                  join enrolments e on e.enrolment_id = d.enrolment_id
                 where %s order by d.due_on, d.enrolment_id, d.measure limit ?
                """.formatted(conditions.joined()), this::read, parameters.toArray());
    }

    /** Number of deadlines up to a day, those that have passed included. */
    public long count(Optional<String> consultant, LocalDate today, LocalDate until) {
        SqlConditions conditions = conditions(consultant, today, until);
        return database.query(
                        "select count(*) from follow_up_deadlines d join enrolments e on e.enrolment_id = d.enrolment_id where "
                                + conditions.joined(),
                        row -> row.getLong(1),
                        conditions.parameters().toArray())
                .getFirst();
    }

    private SqlConditions conditions(Optional<String> consultant, LocalDate today, LocalDate until) {
        SqlConditions conditions = new SqlConditions()
                .add("coalesce(d.exited_on, 'infinity') >= ?", today)
                .add("d.due_on <= ?", until)
                .addScope("d.initiative", caller);
        consultant.ifPresent(user -> conditions.add("d.consultant = ?", user));
        if (!caller.seesProtectedAddresses()) {
            conditions.add("(not e.protected_address or d.consultant = ?)", caller.user());
        }
        activityAccess.restrict(conditions, "d.meeting", "d.consultant");
        return conditions;
    }

    private UpcomingDeadline read(ResultSet row) throws SQLException {
        accessRecorder.record(row.getObject("participant_ref", UUID.class));
        return new UpcomingDeadline(
                row.getObject("enrolment_id", UUID.class),
                row.getString("initiative"),
                row.getString("consultant"),
                row.getString("measure"),
                ActivityKind.valueOf(row.getString("meeting")),
                row.getObject("due_on", LocalDate.class));
    }
}
