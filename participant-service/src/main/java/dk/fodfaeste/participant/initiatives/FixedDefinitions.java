package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What of an initiative can no longer change: which measures it has, and what those with follow-ups are. */
final class FixedDefinitions {
    private static final String FIXED =
            "is fixed, because the measure has follow-ups; another definition is another measure";

    private FixedDefinitions() {}

    /**
     * @param hasFollowUps whether somebody's follow-up hangs on a present measure
     * @param next with the measures in the order in which they were sent
     * @throws Refusal 422 with all fields at fault
     */
    static void mustStay(Definition present, Definition next, Predicate<Measure> hasFollowUps) {
        List<Violation> changed = new ArrayList<>();
        for (Measure was : present.measures()) {
            if (next.measure(was.code()).isEmpty()) {
                changed.add(new Violation("measures", "lack " + was.code() + "; a measure is never removed"));
            }
        }
        for (int i = 0; i < next.measures().size(); i++) {
            Measure becomes = next.measures().get(i);
            Measure was = present.measure(becomes.code()).orElse(null);
            if (was != null && hasFollowUps.test(was)) {
                compare("measures[" + i + "].", was, becomes, changed);
            }
        }
        if (!changed.isEmpty()) {
            throw Refusal.rule(changed);
        }
    }

    private static void compare(String field, Measure was, Measure becomes, List<Violation> changed) {
        if (was.anchor() != becomes.anchor()) {
            changed.add(new Violation(field + "anchor", FIXED));
        }
        if (!was.readOffset().equals(becomes.readOffset())) {
            changed.add(new Violation(field + "offset", FIXED));
        }
        if (!was.graceDays().equals(becomes.graceDays())) {
            changed.add(new Violation(field + "graceDays", FIXED));
        }
        if (!was.excludesTheSameAs(becomes)) {
            changed.add(new Violation(field + "excludedExitReasons", FIXED));
        }
    }
}
