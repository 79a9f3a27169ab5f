package dk.fodfaeste.outcome.activity.recording;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.EnrolmentActivities;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.activity.query.ActivityAccess;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.storage.ActivityStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Executes commands on activities: at most once, and only on the version that the caller saw. */
@ApplicationScoped
class ActivityCommandHandler {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ActivityStore store;
    private final ActivityQueries queries;
    private final ActivityAccess access;
    private final CorrectionPeriod correctionPeriod;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Clock clock;

    ActivityCommandHandler(
            ActivityStore store,
            ActivityQueries queries,
            ActivityAccess access,
            CorrectionPeriod correctionPeriod,
            AccessRecorder accessRecorder,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.queries = queries;
        this.access = access;
        this.correctionPeriod = correctionPeriod;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param isNew false if the same command was executed before */
    record Recorded(UUID activityId, boolean isNew) {}

    /** @param enrolmentId the enrolment as its events say */
    @Transactional
    Recorded record(UUID enrolmentId, ActivityDetails details, String externalId) {
        return record(store.lock(enrolmentId), "enrolmentId", details, externalId);
    }

    /** @param found the enrolment as the lookup says, whose event may not have arrived */
    @Transactional
    Recorded record(Enrolment found, ActivityDetails details, String externalId) {
        requireMayAccess(found, "caseNumber");
        return record(store.saveAndLock(found), "caseNumber", details, externalId);
    }

    private Recorded record(
            Optional<EnrolmentActivities> locked, String keyField, ActivityDetails details, String externalId) {
        EnrolmentActivities activities = locked.orElseThrow(() -> Refusal.outOfScope(keyField, "enrolment"));
        Enrolment enrolment = activities.enrolment();
        requireMayAccess(enrolment, keyField);
        access.requireMaySee(enrolment, Refusal.outOfScope(keyField, "enrolment"));
        access.requireMayRecord(details.kind());
        Optional<RecordedActivity> repeated = activities.present().stream()
                .filter(present -> present.version() == 1)
                .filter(present -> present.recordedBy().equals(caller.user()))
                .filter(present -> Objects.equals(present.externalId(), externalId))
                .filter(present -> present.details().resultFrom(details))
                .findFirst();
        if (repeated.isPresent()) {
            return new Recorded(repeated.get().activityId(), false);
        }
        RecordedActivity added = activities.record(IDS.generate(), externalId, caller.unit(), details, context());
        store.add(List.of(added), List.of(activities));
        return new Recorded(added.activityId(), true);
    }

    private void requireMayAccess(Enrolment enrolment, String keyField) {
        accessRecorder.record(enrolment.participantRef());
        if (!caller.mayAccess(enrolment.initiative())) {
            throw Refusal.outOfScope(keyField, "enrolment");
        }
    }

    @Transactional
    void handle(UUID activityId, ActivityCommand command) {
        EnrolmentActivities activities = lock(activityId);
        RecordedActivity present = activities.find(activityId).orElseThrow();
        requireMayExecute(command, activities.history(activityId).getFirst());
        if (isRepeated(command, present)) {
            return;
        }
        requirePresent(present, command.expectedVersion());
        if (command.isCorrection()) {
            correctionPeriod.requireMayCorrect(present.recordedAt());
        }
        store.add(List.of(execute(command, activities, present)), List.of(activities));
    }

    /** Cancels a planned meeting and plans it for another day. */
    @Transactional
    void move(UUID activityId, LocalDate to, int expectedVersion) {
        EnrolmentActivities activities = lock(activityId);
        RecordedActivity planned = activities.find(activityId).orElseThrow();
        requirePresent(planned, expectedVersion);
        if (to.equals(planned.details().on())) {
            throw Refusal.rule("on", message("alreadyPlannedThen"));
        }
        RecordedActivity cancelled = activities.setAttendance(planned, Attendance.CANCELLED, null, context());
        RecordedActivity moved = activities.record(
                IDS.generate(), null, planned.recordingUnit(), planned.details().plannedFor(to), context());
        store.add(List.of(cancelled, moved), List.of(activities));
    }

    private EnrolmentActivities lock(UUID activityId) {
        EnrolmentActivities activities =
                store.enrolmentOf(activityId).flatMap(store::lock).orElseThrow(() -> Refusal.notFound("activity"));
        queries.requireMaySee(activities.history(activityId), activities.enrolment());
        return activities;
    }

    private void requireMayExecute(ActivityCommand command, RecordedActivity first) {
        if (command.isCorrection()) {
            access.requireMayCorrect(first);
        }
        if (command instanceof ActivityCommand.Correct correct) {
            access.requireMayRecord(correct.details().kind());
        }
    }

    private static void requirePresent(RecordedActivity present, int expectedVersion) {
        if (present.version() != expectedVersion) {
            throw Refusal.stale(expectedVersion, present.version());
        }
    }

    /** The command that created the present version is sent again: same content, same user and same expected version. */
    private boolean isRepeated(ActivityCommand command, RecordedActivity present) {
        return present.version() - 1 == command.expectedVersion()
                && present.recordedBy().equals(caller.user())
                && command.matches(present);
    }

    private RecordedActivity execute(
            ActivityCommand command, EnrolmentActivities activities, RecordedActivity present) {
        return switch (command) {
            case ActivityCommand.End end -> activities.end(present, end.until(), context());
            case ActivityCommand.Confirm confirm -> activities.confirm(present, confirm.confirmedOn(), context());
            case ActivityCommand.SetAttendance set ->
                activities.setAttendance(present, set.attendance(), set.heldOn(), context());
            case ActivityCommand.Correct correct ->
                activities.correct(present, correct.details(), correct.externalId(), correct.because(), context());
            case ActivityCommand.Withdraw withdraw -> activities.withdraw(present, withdraw.because(), context());
        };
    }

    /** Call it after the enrolment is locked, so that times are in the order of versions. */
    private CommandContext context() {
        return new CommandContext(caller.user(), Clocks.instant(clock), LocalDate.now(clock));
    }
}
