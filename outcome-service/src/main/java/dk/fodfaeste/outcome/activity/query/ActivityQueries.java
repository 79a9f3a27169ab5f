package dk.fodfaeste.outcome.activity.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Queries for activities that the caller may see. They record the access to each person. */
@ApplicationScoped
public class ActivityQueries {
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
        Enrolment enrolment = enrolmentOf(history);
        requireMaySee(history, enrolment);
        return ActivityView.of(
                history.getLast(),
                enrolment.initiative(),
                visible(history, enrolment).stream()
                        .map(ActivityHistoryLine::of)
                        .toList());
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
        access.requireMaySee(enrolment, notFound());
        if (!access.maySee(history, enrolment)) {
            accessRecorder.deny();
            throw notFound();
        }
    }

    private List<RecordedActivity> visible(List<RecordedActivity> history, Enrolment enrolment) {
        return history.stream()
                .filter(version -> access.maySee(version, history.getFirst(), enrolment))
                .toList();
    }

    /**
     * An enrolment whose activities the caller asks for. Empty if it is unknown, because its event may not have arrived yet.
     *
     * @throws Refusal 404 if the caller may not know of it, 403 if the person has a protected address
     */
    public Optional<Enrolment> enrolment(UUID enrolmentId) {
        Optional<Enrolment> found = enrolments.find(enrolmentId);
        found.ifPresent(enrolment -> {
            accessRecorder.record(enrolment.participantRef());
            if (!caller.mayAccess(enrolment.initiative())) {
                throw Refusal.notFound("enrolment");
            }
            access.requireMaySee(enrolment, Refusal.notFound("enrolment"));
        });
        return found;
    }

    /** The activities of an enrolment that the caller may see, each with all its versions, in the order of days. */
    public List<List<RecordedActivity>> histories(Enrolment enrolment) {
        accessRecorder.record(enrolment.participantRef());
        Map<UUID, List<RecordedActivity>> byActivity = activities.history(List.of(enrolment.enrolmentId())).stream()
                .collect(groupingBy(RecordedActivity::activityId, LinkedHashMap::new, toList()));
        return byActivity.values().stream()
                .filter(history -> access.maySee(history, enrolment))
                .toList();
    }

    /** All versions of an activity, oldest first. Records the access like {@link #find}. */
    public List<RecordedActivity> history(UUID activityId) {
        List<RecordedActivity> history = activities.history(activityId);
        requireMaySee(history, enrolmentOf(history));
        return history;
    }

    /** The versions of an activity that the caller may see, oldest first. */
    public List<RecordedActivity> visibleHistory(UUID activityId) {
        List<RecordedActivity> history = history(activityId);
        return visible(history, enrolmentOf(history));
    }

    private Enrolment enrolmentOf(List<RecordedActivity> history) {
        return history.stream()
                .findFirst()
                .flatMap(first -> enrolments.find(first.enrolmentId()))
                .orElseThrow(ActivityQueries::notFound);
    }

    /** One page in the order of days. */
    Page<ActivityView> list(ActivityFilter filter, Optional<ActivityCursor> after, int limit) {
        SqlConditions conditions = filter.conditions();
        access.restrict(conditions, filter.enrolmentId().isPresent());
        after.ifPresent(
                cursor -> conditions.add("(a.on_date, a.activity_id) > (?, ?)", cursor.on(), cursor.activityId()));
        List<Object> parameters = new ArrayList<>(conditions.parameters());
        parameters.add(limit + 1);
        return Page.of(
                database.query(
                        Activities.SELECT_PRESENT + conditions.continued()
                                + " order by a.on_date, a.activity_id limit ?",
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
