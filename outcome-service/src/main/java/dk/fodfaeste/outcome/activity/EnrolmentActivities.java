package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The activities of one enrolment with all their versions. It checks the rules that concern the enrolment, its initiative and several activities. A
 * command adds the next version.
 */
public final class EnrolmentActivities {
    private final Enrolment enrolment;
    private final Optional<Initiative> initiative;
    private final Map<UUID, List<RecordedActivity>> versions = new LinkedHashMap<>();

    /** @param recorded all versions; those of each activity oldest first */
    public EnrolmentActivities(Enrolment enrolment, Optional<Initiative> initiative, List<RecordedActivity> recorded) {
        this.enrolment = enrolment;
        this.initiative = initiative;
        recorded.forEach(this::append);
    }

    public Enrolment enrolment() {
        return enrolment;
    }

    /** The present version of each activity, including withdrawn activities. */
    public List<RecordedActivity> present() {
        return versions.values().stream().map(List::getLast).toList();
    }

    /** The present version of one activity. */
    public Optional<RecordedActivity> find(UUID activityId) {
        return Optional.ofNullable(versions.get(activityId)).map(List::getLast);
    }

    /** All versions of one activity, oldest first. */
    public List<RecordedActivity> history(UUID activityId) {
        return versions.getOrDefault(activityId, List.of());
    }

    /** @param externalId null if no other system knows the activity */
    public RecordedActivity record(
            UUID activityId, String externalId, String recordingUnit, ActivityDetails details, CommandContext context) {
        requireMayChange();
        requireAllowed(details.kind());
        ActivityDetails completed = details.completed(context.today());
        if (externalId != null && present().stream().anyMatch(other -> externalId.equals(other.externalId()))) {
            throw Refusal.rule("externalId", message("externalIdInUse"));
        }
        return added(RecordedActivity.first(
                activityId, enrolment.enrolmentId(), externalId, recordingUnit, completed, context));
    }

    public RecordedActivity end(RecordedActivity activity, LocalDate until, CommandContext context) {
        requireMayChange();
        return added(activity.end(until, context));
    }

    public RecordedActivity confirm(RecordedActivity activity, LocalDate confirmedOn, CommandContext context) {
        requireMayChange();
        return added(activity.confirm(confirmedOn, context));
    }

    public RecordedActivity setAttendance(
            RecordedActivity activity, Attendance attendance, LocalDate heldOn, CommandContext context) {
        requireMayChange();
        return added(activity.setAttendance(attendance, heldOn, context));
    }

    /** @param externalId null, or as it was recorded */
    public RecordedActivity correct(
            RecordedActivity activity,
            ActivityDetails details,
            String externalId,
            String because,
            CommandContext context) {
        requireMayChange();
        if (details.kind() != activity.details().kind()) {
            requireAllowed(details.kind());
        }
        if (externalId != null && !externalId.equals(activity.externalId())) {
            throw Refusal.rule("externalId", message("externalIdFixed"));
        }
        return added(activity.correct(details, because, context));
    }

    /** Also possible if the enrolment was wrongly registered. */
    public RecordedActivity withdraw(RecordedActivity activity, String because, CommandContext context) {
        return added(activity.withdraw(because, context));
    }

    private RecordedActivity added(RecordedActivity next) {
        boolean isTaken = next.occupiesItsDay()
                && present().stream()
                        .filter(other -> !other.activityId().equals(next.activityId()))
                        .filter(RecordedActivity::occupiesItsDay)
                        .anyMatch(other -> other.details().kind()
                                        == next.details().kind()
                                && other.details().on().equals(next.details().on()));
        if (isTaken) {
            throw Refusal.rule("on", message("sameKindThatDay"));
        }
        append(next);
        return next;
    }

    private void append(RecordedActivity version) {
        versions.computeIfAbsent(version.activityId(), first -> new ArrayList<>())
                .add(version);
    }

    private void requireMayChange() {
        if (enrolment.wronglyRegistered()) {
            throw Refusal.rule("enrolmentId", message("enrolmentWronglyRegistered"));
        }
    }

    private void requireAllowed(ActivityKind kind) {
        if (!initiative.map(known -> known.allows(kind)).orElse(true)) {
            throw Refusal.rule("kind", message("kindNotInInitiative"));
        }
    }
}
