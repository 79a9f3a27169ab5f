package dk.fodfaeste.outcome.activity.query;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.storage.Activities;
import dk.fodfaeste.outcome.storage.Database;
import dk.fodfaeste.outcome.storage.Enrolments;
import dk.fodfaeste.outcome.storage.SqlConditions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Queries for activities that the caller may see. They record the access to each person. */
@ApplicationScoped
public class ActivityQueries {
    /** Activities of erased persons are left out. */
    private static final String SELECT = "select " + Activities.COLUMNS + """
            , e.initiative, e.participant_ref as person
              from activities a
              join activity_versions v on v.activity_id = a.activity_id and v.version = a.version
              join enrolments e on e.enrolment_id = a.enrolment_id
              left join participants p on p.participant_ref = e.sealed_for
             where not exists (
                   select 1 from participants q where q.participant_ref in (e.participant_ref, e.sealed_for) and q.erased_at is not null)
            """;

    private final Database database;
    private final Activities activities;
    private final Enrolments enrolments;
    private final ActivityAccess access;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    ActivityQueries(
            Database database,
            Activities activities,
            Enrolments enrolments,
            ActivityAccess access,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.database = database;
        this.activities = activities;
        this.enrolments = enrolments;
        this.access = access;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /**
     * One activity with its history.
     *
     * @throws Refusal 404 if it does not exist or the caller may not know of it, 403 if the person has a protected address
     */
    public ActivityView find(UUID activityId) {
        List<RecordedActivity> history = activities.history(activityId);
        Enrolment enrolment = history.stream()
                .findFirst()
                .flatMap(first -> enrolments.find(first.enrolmentId()))
                .orElseThrow(ActivityQueries::notFound);
        requireMaySee(history, enrolment);
        return ActivityView.of(history.getLast(), enrolment.initiative(), lines(history, enrolment));
    }

    /**
     * Records the access to the person.
     *
     * @param history all versions of the activity, oldest first
     * @throws Refusal as {@link #find}
     */
    public void requireMaySee(List<RecordedActivity> history, Enrolment enrolment) {
        accessRecorder.record(enrolment.participantRef());
        if (!caller.mayAccess(enrolment.initiative())) {
            throw notFound();
        }
        caller.requireMaySee(enrolment.protectedAddress(), enrolment.consultant());
        if (!access.maySee(history, enrolment)) {
            accessRecorder.deny();
            throw notFound();
        }
    }

    /** A version may be restricted although the present one is not, because a correction may change the kind. */
    private List<ActivityHistoryLine> lines(List<RecordedActivity> history, Enrolment enrolment) {
        boolean seesRestricted = access.maySeeRestricted(history.getFirst(), enrolment);
        return history.stream()
                .filter(version -> seesRestricted || !access.isRestricted(version))
                .map(ActivityHistoryLine::of)
                .toList();
    }

    /** One page in the order of days. */
    Page<ActivityView> list(ActivityFilter filter, Optional<ActivityCursor> after, int limit) {
        SqlConditions conditions = filter.conditions();
        access.restrict(conditions);
        after.ifPresent(
                cursor -> conditions.add("(a.on_date, a.activity_id) > (?, ?)", cursor.on(), cursor.activityId()));
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit + 1);
        return Page.of(
                database.query(
                        SELECT + conditions.continued() + " order by a.on_date, a.activity_id limit ?",
                        row -> {
                            accessRecorder.record(row.getObject("person", UUID.class));
                            return ActivityView.of(activities.read(row), row.getString("initiative"), null);
                        },
                        parameters.toArray()),
                limit,
                last -> ActivityCursor.of(last).encode());
    }

    private static Refusal notFound() {
        return Refusal.notFound("activity");
    }
}
