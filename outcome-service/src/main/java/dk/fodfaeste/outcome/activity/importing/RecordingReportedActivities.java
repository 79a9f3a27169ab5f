package dk.fodfaeste.outcome.activity.importing;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.WeeklyHours;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.EnrolmentActivities;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.importing.ChunkRecorder;
import dk.fodfaeste.outcome.importing.RecordingResult;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.storage.ActivityStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Checks reported activities one by one, as if each had been reported alone, and records what is new. It uses the transaction of the caller and a
 * fixed number of statements.
 */
@ApplicationScoped
class RecordingReportedActivities implements ChunkRecorder<ReportedActivity> {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ActivityStore store;
    private final Caller caller;
    private final Clock clock;

    RecordingReportedActivities(ActivityStore store, Caller caller, Clock clock) {
        this.store = store;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Returns one result for each activity, in the order of the activities.
     *
     * @param resolved the results of looking up their keys, in the same order
     */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RecordingResult> record(List<ReportedActivity> reported, List<ResolvedKey> resolved) {
        Map<UUID, EnrolmentActivities> activities = load(resolved, store::lockAll);
        var added = new ArrayList<RecordedActivity>();
        List<RecordingResult> results = recordAll(reported, resolved, activities, added);
        if (!added.isEmpty()) {
            store.add(added, activities.values());
        }
        return results;
    }

    /** Returns the same results, and records and locks nothing. */
    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RecordingResult> check(List<ReportedActivity> reported, List<ResolvedKey> resolved) {
        return recordAll(reported, resolved, load(resolved, store::readAll), new ArrayList<>());
    }

    private Map<UUID, EnrolmentActivities> load(
            List<ResolvedKey> resolved, Function<List<Enrolment>, Map<UUID, EnrolmentActivities>> load) {
        List<Enrolment> enrolments = resolved.stream()
                .filter(ResolvedKey.Found.class::isInstance)
                .map(key -> ((ResolvedKey.Found) key).enrolment())
                .filter(enrolment -> caller.reaches(enrolment.initiative()))
                .toList();
        return enrolments.isEmpty() ? Map.of() : load.apply(enrolments);
    }

    private List<RecordingResult> recordAll(
            List<ReportedActivity> reported,
            List<ResolvedKey> resolved,
            Map<UUID, EnrolmentActivities> activities,
            List<RecordedActivity> added) {
        var context = new CommandContext(caller.user(), Clocks.instant(clock), LocalDate.now(clock));
        var results = new ArrayList<RecordingResult>();
        for (int i = 0; i < reported.size(); i++) {
            results.add(record(reported.get(i), resolved.get(i), activities, context, added));
        }
        return results;
    }

    private RecordingResult record(
            ReportedActivity reported,
            ResolvedKey resolved,
            Map<UUID, EnrolmentActivities> activities,
            CommandContext context,
            List<RecordedActivity> added) {
        return switch (resolved) {
            case ResolvedKey.Unknown() -> RecordingResult.Rejected.unknown(reported.key());
            case ResolvedKey.Ambiguous() ->
                new RecordingResult.Rejected(RecordingResult.Rejected.KEY, message("severalEnrolments"));
            case ResolvedKey.Found(Enrolment enrolment) -> {
                EnrolmentActivities ofEnrolment = activities.get(enrolment.enrolmentId());
                yield ofEnrolment == null
                        ? RecordingResult.Rejected.unknown(reported.key())
                        : record(reported, ofEnrolment, context, added);
            }
        };
    }

    private RecordingResult record(
            ReportedActivity reported,
            EnrolmentActivities activities,
            CommandContext context,
            List<RecordedActivity> added) {
        List<RecordedActivity> same = activities.present().stream()
                .filter(present -> isSame(reported, activities.history(present.activityId())))
                .toList();
        // Checked first, so that importing the same file again changes nothing, even after manual corrections.
        if (same.stream()
                .flatMap(present -> activities.history(present.activityId()).stream())
                .anyMatch(version -> resultsFrom(reported, version.details()))) {
            return new RecordingResult.Unchanged();
        }
        try {
            // Without an id of its own, an activity may be recorded again after its withdrawal.
            List<RecordedActivity> recorded = same.stream()
                    .filter(present -> reported.externalId() != null || !present.isWithdrawn())
                    .toList();
            Optional<RecordedActivity> next = recorded.isEmpty()
                    ? Optional.of(activities.record(
                            IDS.generate(), reported.externalId(), caller.unit(), reported.details(), context))
                    : recorded.stream()
                            .map(present -> continued(reported.details(), present, activities, context))
                            .flatMap(Optional::stream)
                            .findFirst();
            next.ifPresent(added::add);
            return next.isPresent() ? new RecordingResult.Accepted() : differs(reported, recorded.getFirst());
        } catch (Refusal refusal) {
            var first = refusal.violations().getFirst();
            return new RecordingResult.Rejected(first.field(), first.message());
        }
    }

    /** The id of the other system identifies an activity, if given; otherwise kind and day do, also those of an earlier version. */
    private static boolean isSame(ReportedActivity reported, List<RecordedActivity> history) {
        if (reported.externalId() != null) {
            return reported.externalId().equals(history.getLast().externalId());
        }
        return history.stream()
                .map(RecordedActivity::details)
                .anyMatch(details -> details.kind() == reported.details().kind()
                        && details.on().equals(reported.details().on()));
    }

    private static boolean resultsFrom(ReportedActivity reported, ActivityDetails recorded) {
        return recorded.withoutTexts().resultFrom(reported.details());
    }

    /** The next version, if the line ends or confirms an open spell, or says what became of a planned meeting; otherwise empty. */
    private static Optional<RecordedActivity> continued(
            ActivityDetails reported,
            RecordedActivity present,
            EnrolmentActivities activities,
            CommandContext context) {
        ActivityDetails details = present.details();
        if (present.isWithdrawn()) {
            return Optional.empty();
        }
        ActivityDetails recorded = details.withoutTexts();
        if (details.isOpenSpell()
                && reported.until() != null
                && recorded.endedOn(reported.until()).resultFrom(reported)) {
            return Optional.of(activities.end(present, reported.until(), context));
        }
        if (details.isOpenSpell()
                && reported.confirmedOn() != null
                && (details.confirmedOn() == null || reported.confirmedOn().isAfter(details.confirmedOn()))
                && recorded.confirmedOn(reported.confirmedOn()).resultFrom(reported)) {
            return Optional.of(activities.confirm(present, reported.confirmedOn(), context));
        }
        if (details.isPlannedMeeting()
                && reported.attendance() != null
                && recorded.withAttendance(null, null).equals(reported.withAttendance(null, null))) {
            return Optional.of(activities.setAttendance(present, reported.attendance(), reported.heldOn(), context));
        }
        return Optional.empty();
    }

    /** Names the first column that differs from the present version. */
    private static RecordingResult differs(ReportedActivity reported, RecordedActivity present) {
        ActivityDetails line = reported.details();
        ActivityDetails details = present.details();
        String column;
        if (line.kind() != details.kind()) {
            column = "kind";
        } else if (!line.on().equals(details.on())) {
            column = "on";
        } else if (!Objects.equals(line.until(), details.until())) {
            column = "until";
        } else if (!Objects.equals(WeeklyHours.normalized(line.weeklyHours()), details.weeklyHours())) {
            column = "weeklyHours";
        } else if (line.source() != details.source()) {
            column = "source";
        } else {
            column = details.kind().shape() == ActivityKind.Shape.MEETING ? "attendance" : "confirmedOn";
        }
        return new RecordingResult.Rejected(column, message("differs"));
    }
}
