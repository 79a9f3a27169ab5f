package dk.fodfaeste.participant.initiatives;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.measures.MeasureDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The parts of an initiative that cannot change: its measures cannot be removed, and everything but the
 * name and the revisions of a measure with follow-ups is fixed.
 */
final class FixedMeasureRules {
    private static final Message FIXED = message("fixedDefinition");

    private FixedMeasureRules() {}

    /**
     * @param hasFollowUps whether a present measure has follow-ups
     * @param next with the measures in the order of the request
     * @throws Refusal 422 with all faults
     */
    static void requireUnchanged(Definition present, Definition next, Predicate<MeasureDefinition> hasFollowUps) {
        List<Violation> changed = new ArrayList<>();
        for (MeasureDefinition before : present.measures()) {
            if (next.measure(before.code()).isEmpty()) {
                changed.add(new Violation("measures", message("measureRemoved", before.code())));
            }
        }
        for (int i = 0; i < next.measures().size(); i++) {
            MeasureDefinition after = next.measures().get(i);
            MeasureDefinition before = present.measure(after.code()).orElse(null);
            if (before != null && hasFollowUps.test(before)) {
                for (String field : before.changedFields(after)) {
                    changed.add(new Violation("measures[" + i + "]." + field, FIXED));
                }
            }
        }
        if (!changed.isEmpty()) {
            throw Refusal.rule(changed);
        }
    }
}
