package dk.fodfaeste.outcome.caseload;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Enrolments with their next deadlines, within the scope of the caller. Persons whom the caller may not see are left out. */
@ApplicationScoped
class CaseloadQuery {
    private final Database database;
    private final ActivityAccess activityAccess;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    CaseloadQuery(Database database, ActivityAccess activityAccess, AccessRecorder accessRecorder, Caller caller) {
        this.database = database;
        this.activityAccess = activityAccess;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    long count(CaseloadFilter filter, LocalDate today) {
        SqlConditions conditions = conditions(filter, today);
        return database.query(
                        "select count(*) from enrolments e where " + conditions.joined(),
                        row -> row.getLong(1),
                        conditions.parameters().toArray())
                .getFirst();
    }

    /** The consultants of all enrolments in the scope of the caller, in the order of their user names. */
    List<String> consultants() {
        SqlConditions scope =
                new SqlConditions().add("not e.wrongly_registered").addScope("e.initiative", caller);
        return database.query(
                "select distinct e.consultant from enrolments e where " + scope.joined() + " order by 1",
                row -> row.getString(1),
                scope.parameters().toArray());
    }

    /** Records the access to each person of the result. */
    List<CaseloadEntry> find(CaseloadFilter filter, LocalDate today, int limit, int offset) {
        SqlConditions meetings = new SqlConditions()
                .add("d.enrolment_id = e.enrolment_id")
                .add("coalesce(d.exited_on, 'infinity') >= ?", today);
        activityAccess.restrict(meetings, "d.meeting", "d.consultant");
        SqlConditions enrolments = conditions(filter, today);
        List<Object> parameters = new ArrayList<>(meetings.parameters());
        parameters.addAll(enrolments.parameters());
        parameters.add(limit);
        parameters.add(offset);
        return database.query(
                """
                select e.enrolment_id, e.participant_ref, e.initiative, e.consultant, e.protected_address, e.started_on, e.exited_on,
                       deadline.due_on, deadline.measure
                  from enrolments e
                  left join lateral (
                       select due_on, measure
                         from (select f.due_on, f.measure from follow_ups f
                                where f.enrolment_id = e.enrolment_id and f.answer = 'NONE' and not f.cancelled and not f.excluded
                                union all
                               select d.due_on, d.measure from follow_up_deadlines d where %s) open_deadlines
                        order by due_on, measure limit 1) deadline on true
                 where %s order by %s limit ? offset ?
                """.formatted(
                        meetings.joined(), enrolments.joined(), filter.sort().orderBy()),
                this::read,
                parameters.toArray());
    }

    private SqlConditions conditions(CaseloadFilter filter, LocalDate today) {
        SqlConditions conditions = filter.state()
                .conditions(today)
                .addScope("e.initiative", caller)
                .add("not exists (select 1 from participants p"
                        + " where p.participant_ref in (e.participant_ref, e.sealed_for) and p.erased_at is not null)");
        filter.consultant().ifPresent(user -> conditions.add("e.consultant = ?", user));
        filter.initiative().ifPresent(code -> conditions.add("e.initiative = ?", code));
        if (!caller.seesProtectedAddresses()) {
            conditions.add("(not e.protected_address or e.consultant = ?)", caller.user());
        }
        return conditions;
    }

    private CaseloadEntry read(ResultSet row) throws SQLException {
        accessRecorder.record(row.getObject("participant_ref", UUID.class));
        return new CaseloadEntry(
                row.getObject("enrolment_id", UUID.class),
                row.getString("initiative"),
                row.getString("consultant"),
                row.getBoolean("protected_address"),
                row.getObject("started_on", LocalDate.class),
                row.getObject("exited_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getString("measure"));
    }
}
