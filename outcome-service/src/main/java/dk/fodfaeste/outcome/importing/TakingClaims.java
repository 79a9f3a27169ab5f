package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Entry;
import dk.fodfaeste.outcome.FollowUp;
import dk.fodfaeste.outcome.Outcome;
import dk.fodfaeste.outcome.ledger.Ledger;
import dk.fodfaeste.outcome.lookup.Resolved;
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
public class TakingClaims {
    private final Ledger ledger;
    private final Clock clock;

    TakingClaims(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * @param resolved what the claims' keys lead to, in their order
     * @param reaches whether an initiative is within the scope of whoever claims; what is not is unknown to them
     * @return what became of each, in their order
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Verdict> take(List<Claim> claims, List<Resolved> resolved, Predicate<String> reaches, String by) {
        List<Enrolment> told = resolved.stream()
                .filter(Resolved.One.class::isInstance)
                .map(one -> ((Resolved.One) one).enrolment())
                .filter(enrolment -> reaches.test(enrolment.initiative()))
                .toList();
        Map<UUID, Ledger.Page> pages = told.isEmpty() ? Map.of() : ledger.open(told);
        var judging = new Judging(pages, new Entry(by, Clocks.instant(clock), LocalDate.now(clock)));
        var verdicts = new ArrayList<Verdict>();
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
        private static final Verdict UNKNOWN = new Verdict.Rejected(Verdict.Rejected.KEY, "is not known");

        private final Map<UUID, Ledger.Page> pages;
        private final Entry entry;
        private final List<Outcome> added = new ArrayList<>();
        private final Map<List<Object>, FollowUp> changed = new LinkedHashMap<>();
        private final Map<List<Object>, List<Outcome>> histories = new HashMap<>();

        Judging(Map<UUID, Ledger.Page> pages, Entry entry) {
            this.pages = pages;
            this.entry = entry;
            pages.values().stream()
                    .flatMap(page -> page.outcomes().stream())
                    .forEach(outcome ->
                            history(outcome.enrolmentId(), outcome.measure()).add(outcome));
        }

        Verdict judge(Claim claim, Resolved resolved) {
            return switch (resolved) {
                case Resolved.Unknown() -> UNKNOWN;
                case Resolved.Several() ->
                    new Verdict.Rejected(
                            Verdict.Rejected.KEY,
                            "has several enrolments in this initiative; only a case number tells them apart");
                case Resolved.One(Enrolment enrolment) -> {
                    Ledger.Page page = pages.get(enrolment.enrolmentId());
                    yield page == null ? UNKNOWN : judge(claim, page);
                }
            };
        }

        private Verdict judge(Claim claim, Ledger.Page page) {
            List<Outcome> history = history(page.enrolment().enrolmentId(), claim.measure());
            // First of all: the same file again changes nothing, whatever has been corrected by hand since.
            if (history.stream().anyMatch(claim::isSaidBy)) {
                return new Verdict.Unchanged();
            }
            return page.initiative()
                    .flatMap(initiative -> initiative.measure(claim.measure()))
                    .<Verdict>map(measure -> FollowUp.of(page.enrolment(), measure, latest(history))
                            .map(followUp -> judge(claim, followUp))
                            .orElseGet(() ->
                                    new Verdict.Rejected("measure", "counts from the exit, and there is none yet")))
                    .orElseGet(() -> new Verdict.Rejected("measure", "is no measure of the enrolment's initiative"));
        }

        private Verdict judge(Claim claim, FollowUp followUp) {
            try {
                Outcome next = claim.situation()
                        .map(found -> followUp.record(found, entry))
                        .orElseGet(() -> followUp.markLost(null, null, null, entry));
                added.add(next);
                history(next.enrolmentId(), next.measure()).add(next);
                changed.put(List.of(next.enrolmentId(), next.measure()), followUp.with(next));
                return new Verdict.Accepted();
            } catch (Refusal refused) {
                return rejected(refused);
            }
        }

        /** Without a field at fault it is a conflict with what stands there. */
        private static Verdict rejected(Refusal refused) {
            return refused.violations().stream()
                    .findFirst()
                    .map(Judging::rejected)
                    .orElseGet(() -> new Verdict.Rejected("statuses", "differs from what is recorded"));
        }

        private static Verdict rejected(Violation violation) {
            return new Verdict.Rejected(violation.field(), violation.message());
        }

        private List<Outcome> history(UUID enrolmentId, String measure) {
            return histories.computeIfAbsent(List.of(enrolmentId, measure), none -> new ArrayList<>());
        }

        private static Optional<Outcome> latest(List<Outcome> history) {
            return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
        }
    }
}
