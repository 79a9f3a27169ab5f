package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.EnrolmentFacts;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import dk.fodfaeste.outcome.storage.FollowUpStore.EnrolmentHistory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Checks reported statuses one by one, as if each had been reported alone, and records the new ones. It uses the transaction of the caller and a fixed
 * number of statements.
 */
@ApplicationScoped
public class RecordingReportedStatuses {
    private final FollowUpStore followUps;
    private final Clock clock;

    RecordingReportedStatuses(FollowUpStore followUps, Clock clock) {
        this.followUps = followUps;
        this.clock = clock;
    }

    /**
     * Returns one result for each status, in the order of the statuses.
     *
     * @param resolved the results of looking up their keys, in the same order
     * @param isInScope whether the caller may access an initiative; others are treated as unknown
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RecordingResult> record(
            List<ReportedStatus> reported, List<ResolvedKey> resolved, Predicate<String> isInScope, String user) {
        Batch batch = batch(resolved, isInScope, user, followUps::lockHistories);
        List<RecordingResult> results = batch.recordAll(reported, resolved);
        if (!batch.added.isEmpty()) {
            followUps.addAll(batch.added, batch.changed());
        }
        return results;
    }

    /** Returns the same results, and records and locks nothing. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<RecordingResult> check(
            List<ReportedStatus> reported, List<ResolvedKey> resolved, Predicate<String> isInScope, String user) {
        return batch(resolved, isInScope, user, followUps::readHistories).recordAll(reported, resolved);
    }

    private Batch batch(
            List<ResolvedKey> resolved,
            Predicate<String> isInScope,
            String user,
            Function<List<Enrolment>, Map<UUID, EnrolmentHistory>> load) {
        List<Enrolment> enrolments = resolved.stream()
                .filter(ResolvedKey.Found.class::isInstance)
                .map(key -> ((ResolvedKey.Found) key).enrolment())
                .filter(enrolment -> isInScope.test(enrolment.initiative()))
                .toList();
        Map<UUID, EnrolmentHistory> histories = enrolments.isEmpty() ? Map.of() : load.apply(enrolments);
        return new Batch(histories, new CommandContext(user, Clocks.instant(clock), LocalDate.now(clock)));
    }

    /** The statuses of one transaction. Each is checked against the outcomes that earlier ones added. */
    private static final class Batch {
        private final Map<UUID, EnrolmentHistory> histories;
        private final CommandContext context;
        private final List<Outcome> added = new ArrayList<>();
        private final Map<UUID, EnrolmentFacts> facts = new HashMap<>();
        private final Set<UUID> changed = new LinkedHashSet<>();
        private final Map<FollowUpKey, List<Outcome>> outcomes = new HashMap<>();

        private record FollowUpKey(UUID enrolmentId, String measure) {
            static FollowUpKey of(Outcome outcome) {
                return new FollowUpKey(outcome.enrolmentId(), outcome.measure());
            }
        }

        Batch(Map<UUID, EnrolmentHistory> histories, CommandContext context) {
            this.histories = histories;
            this.context = context;
            histories.forEach((id, history) -> facts.put(id, history.facts()));
            histories.values().stream()
                    .flatMap(history -> history.outcomes().stream())
                    .forEach(outcome -> outcomesOf(FollowUpKey.of(outcome)).add(outcome));
        }

        List<RecordingResult> recordAll(List<ReportedStatus> reported, List<ResolvedKey> resolved) {
            var results = new ArrayList<RecordingResult>();
            for (int i = 0; i < reported.size(); i++) {
                results.add(record(reported.get(i), resolved.get(i)));
            }
            return results;
        }

        private RecordingResult record(ReportedStatus reported, ResolvedKey resolved) {
            return switch (resolved) {
                case ResolvedKey.Unknown() -> RecordingResult.Rejected.unknown(reported.key());
                case ResolvedKey.Ambiguous() ->
                    new RecordingResult.Rejected(RecordingResult.Rejected.KEY, message("severalEnrolments"));
                case ResolvedKey.Found(Enrolment enrolment) -> {
                    EnrolmentHistory history = histories.get(enrolment.enrolmentId());
                    yield history == null
                            ? RecordingResult.Rejected.unknown(reported.key())
                            : record(reported, history);
                }
            };
        }

        private RecordingResult record(ReportedStatus reported, EnrolmentHistory history) {
            List<Outcome> previous =
                    outcomesOf(new FollowUpKey(history.facts().enrolment().enrolmentId(), reported.measure()));
            EnrolmentFacts present = facts.get(history.facts().enrolment().enrolmentId());
            Optional<FollowUp> followUp = present.measure(reported.measure())
                    .filter(Measure::takesStatuses)
                    .flatMap(measure -> FollowUp.of(present, measure));
            // Checked first, so that importing the same file again changes nothing, even after manual corrections.
            if (previous.stream().anyMatch(version -> reported.isRecordedBy(version, followUp))) {
                return new RecordingResult.Unchanged();
            }
            return present.measure(reported.measure())
                    .map(measure -> record(reported, present, measure))
                    .orElseGet(() -> new RecordingResult.Rejected("measure", message("notAMeasureOfInitiative")));
        }

        private RecordingResult record(ReportedStatus reported, EnrolmentFacts present, Measure measure) {
            try {
                FollowUp followUp = present.requireFollowUp(measure);
                Outcome outcome = reported.situation()
                        .map(situation -> followUp.record(situation, context))
                        .orElseGet(() -> followUp.markLost(null, null, null, context));
                added.add(outcome);
                outcomesOf(FollowUpKey.of(outcome)).add(outcome);
                facts.put(outcome.enrolmentId(), present.with(outcome));
                changed.add(outcome.enrolmentId());
                return new RecordingResult.Accepted();
            } catch (Refusal refusal) {
                return rejected(refusal);
            }
        }

        /** The facts about the enrolments with a new outcome, after the last one. */
        List<EnrolmentFacts> changed() {
            return changed.stream().map(facts::get).toList();
        }

        /** A refusal without a field is a conflict with the recorded status. */
        private static RecordingResult rejected(Refusal refusal) {
            return refusal.violations().stream()
                    .findFirst()
                    .map(Batch::rejected)
                    .orElseGet(() -> new RecordingResult.Rejected("statuses", message("differs")));
        }

        private static RecordingResult rejected(Violation violation) {
            return new RecordingResult.Rejected(violation.field(), violation.message());
        }

        private List<Outcome> outcomesOf(FollowUpKey key) {
            return outcomes.computeIfAbsent(key, none -> new ArrayList<>());
        }
    }
}
