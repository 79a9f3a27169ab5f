package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.lookup.ResolvedKey;
import dk.fodfaeste.outcome.storage.FollowUpStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Judges claims one after the other, as if each had come alone, and records those that add something - all in the caller's
 * transaction and in a handful of statements, however many they are.
 */
@ApplicationScoped
public class RecordingReportedStatuses {
    private final FollowUpStore ledger;
    private final Clock clock;

    RecordingReportedStatuses(FollowUpStore ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param resolved what the claims' keys lead to, in their order
     * @param reaches whether an initiative is within the scope of whoever claims; what is not is unknown to them
     * @return what became of each, in their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<RecordingResult> take(List<ReportedStatus> claims, List<ResolvedKey> resolved, Predicate<String> reaches, String by) {
        List<Enrolment> told = resolved.stream()
                .filter(ResolvedKey.One.class::isInstance)
                .map(one -> ((ResolvedKey.One) one).enrolment())
                .filter(enrolment -> reaches.test(enrolment.initiative()))
                .toList();
        Map<UUID, FollowUpStore.Page> pages = told.isEmpty() ? Map.of() : ledger.open(told);
        var judging = new Judging(pages, new CommandContext(by, Clocks.instant(clock), LocalDate.now(clock)));
        var verdicts = new ArrayList<RecordingResult>();
        for (int i = 0; i < claims.size(); i++) {
            verdicts.add(judging.judge(claims.get(i), resolved.get(i)));
        }
        if (!judging.added.isEmpty()) {
            ledger.add(judging.added, judging.changed.values());
        }
        return verdicts;
    }

    /** The claims of one transaction; each sees what those before it added. */
    private static final class Judging {
        private static final RecordingResult UNKNOWN = new RecordingResult.Rejected(RecordingResult.Rejected.KEY, "is not known");

        private final Map<UUID, FollowUpStore.Page> pages;
        private final CommandContext entry;
        private final List<Outcome> added = new ArrayList<>();
        private final Map<List<Object>, FollowUp> changed = new LinkedHashMap<>();
        private final Map<List<Object>, List<Outcome>> histories = new HashMap<>();

        Judging(Map<UUID, FollowUpStore.Page> pages, CommandContext entry) {
            this.pages = pages;
            this.entry = entry;
            pages.values().stream()
                    .flatMap(page -> page.outcomes().stream())
                    .forEach(outcome ->
                            history(outcome.enrolmentId(), outcome.measure()).add(outcome));
        }

        RecordingResult judge(ReportedStatus claim, ResolvedKey resolved) {
            return switch (resolved) {
                case ResolvedKey.Unknown() -> UNKNOWN;
                case ResolvedKey.Several() ->
                    new RecordingResult.Rejected(
                            RecordingResult.Rejected.KEY,
                            "has several enrolments in this initiative; only a case number tells them apart");
                case ResolvedKey.One(Enrolment enrolment) -> {
                    FollowUpStore.Page page = pages.get(enrolment.enrolmentId());
                    yield page == null ? UNKNOWN : judge(claim, page);
                }
            };
        }

        private RecordingResult judge(ReportedStatus claim, FollowUpStore.Page page) {
            List<Outcome> history = history(page.enrolment().enrolmentId(), claim.measure());
            // First of all: the same file again changes nothing, whatever has been corrected by hand since.
            if (history.stream().anyMatch(claim::isSaidBy)) {
                return new RecordingResult.Unchanged();
            }
            return page.initiative()
                    .flatMap(initiative -> initiative.measure(claim.measure()))
                    .<RecordingResult>map(measure -> FollowUp.of(page.enrolment(), measure, latest(history))
                            .map(followUp -> judge(claim, followUp))
                            .orElseGet(() ->
                                    new RecordingResult.Rejected("measure", "counts from the exit, and there is none yet")))
                    .orElseGet(() -> new RecordingResult.Rejected("measure", "is no measure of the enrolment's initiative"));
        }

        private RecordingResult judge(ReportedStatus claim, FollowUp followUp) {
            try {
                Outcome next = claim.situation()
                        .map(found -> followUp.record(found, entry))
                        .orElseGet(() -> followUp.markLost(null, null, null, entry));
                added.add(next);
                history(next.enrolmentId(), next.measure()).add(next);
                changed.put(List.of(next.enrolmentId(), next.measure()), followUp.with(next));
                return new RecordingResult.Accepted();
            } catch (Refusal refused) {
                return rejected(refused);
            }
        }

        /** Without a field at fault it is a conflict with what stands there. */
        private static RecordingResult rejected(Refusal refused) {
            return refused.violations().stream()
                    .findFirst()
                    .map(Judging::rejected)
                    .orElseGet(() -> new RecordingResult.Rejected("statuses", "differs from what is recorded"));
        }

        private static RecordingResult rejected(Violation violation) {
            return new RecordingResult.Rejected(violation.field(), violation.message());
        }

        private List<Outcome> history(UUID enrolmentId, String measure) {
            return histories.computeIfAbsent(List.of(enrolmentId, measure), none -> new ArrayList<>());
        }

        private static Optional<Outcome> latest(List<Outcome> history) {
            return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
        }
    }
}
