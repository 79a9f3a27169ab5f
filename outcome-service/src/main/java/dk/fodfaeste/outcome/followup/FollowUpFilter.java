package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Texts;
import dk.fodfaeste.outcome.State;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * Which follow-ups somebody wants to see; what is absent narrows nothing.
 *
 * @param scope the initiatives that the caller reaches; absent where that is all of them
 */
record FollowUpFilter(
        Optional<Set<String>> scope,
        Optional<String> initiative,
        Optional<String> consultant,
        Optional<State> state,
        Optional<LocalDate> dueFrom,
        Optional<LocalDate> dueTo,
        LocalDate today) {
    private static final int LONGEST = 100;

    static FollowUpFilter of(
            Caller caller,
            String initiative,
            String consultant,
            String state,
            String dueFrom,
            String dueTo,
            LocalDate today) {
        Optional<LocalDate> from = Optional.ofNullable(Dates.parseOrNull("dueFrom", dueFrom));
        Optional<LocalDate> to = Optional.ofNullable(Dates.parseOrNull("dueTo", dueTo));
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw Refusal.rule("dueFrom", "is after dueTo");
        }
        Optional<String> code = text("initiative", initiative);
        code.ifPresent(named -> caller.requireReach(named, "initiative"));
        return new FollowUpFilter(
                caller.reachesAll() ? Optional.empty() : Optional.of(caller.initiatives()),
                code,
                text("consultant", consultant),
                Optional.ofNullable(Codes.parseOrNull(State.class, "state", state)),
                from,
                to,
                today);
    }

    private static Optional<String> text(String field, String value) {
        if (value == null || value.isBlank()) {
            return Optional.empty();
        }
        String fault = Texts.fault(value, LONGEST);
        if (fault != null) {
            throw Refusal.malformed(field, fault);
        }
        return Optional.of(value.strip());
    }
}
