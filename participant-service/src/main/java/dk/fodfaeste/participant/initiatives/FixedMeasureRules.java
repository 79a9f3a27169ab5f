package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The parts of an initiative that cannot change: its measures cannot be removed, and the definition of a measure with follow-ups is fixed.
 */
final class FixedMeasureRules {
    private static final Message FIXED = message("fixedDefinition");

    private FixedMeasureRules() {}

    /**
     * @param hasFollowUps whether a present measure has follow-ups
     * @param next with the measures in the order of the request
     * @throws Refusal 422 with all faults
     */
    static void requireUnchanged(Definition present, Definition next, Predicate<Measure> hasFollowUps) {
        List<Violation> changed = new ArrayList<>();
        for (Measure before : present.measures()) {
            if (next.measure(before.code()).isEmpty()) {
                changed.add(new Violation("measures", message("measureRemoved", before.code())));
            }
        }
        for (int i = 0; i < next.measures().size(); i++) {
            Measure after = next.measures().get(i);
            Measure before = present.measure(after.code()).orElse(null);
            if (before != null && hasFollowUps.test(before)) {
                compare("measures[" + i + "].", before, after, changed);
            }
        }
        if (!changed.isEmpty()) {
            throw Refusal.rule(changed);
        }
    }

    private static void compare(String field, Measure before, Measure after, List<Violation> changed) {
        if (before.anchor() != after.anchor()) {
            changed.add(new Violation(field + "anchor", FIXED));
        }
        if (!before.parsedOffset().equals(after.parsedOffset())) {
            changed.add(new Violation(field + "offset", FIXED));
        }
        if (!before.graceDays().equals(after.graceDays())) {
            changed.add(new Violation(field + "graceDays", FIXED));
        }
        if (!before.hasSameExclusionsAs(after)) {
            changed.add(new Violation(field + "excludedExitReasons", FIXED));
        }
    }
}
