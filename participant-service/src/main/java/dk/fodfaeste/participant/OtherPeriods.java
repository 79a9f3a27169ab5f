package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.Collection;
import java.util.List;

/** The periods of the same person's other enrolments in the same initiative. */
public record OtherPeriods(List<DateRange> periods) {
    public static final OtherPeriods NONE = new OtherPeriods(List.of());

    /** Leaves out wrongly registered enrolments. */
    public static OtherPeriods of(Collection<Enrolment> others) {
        return new OtherPeriods(others.stream()
                .filter(Enrolment::isValid)
                .map(Enrolment::period)
                .toList());
    }

    /** Whether the period shares at most one day with each of the others. */
    public boolean allows(DateRange period) {
        return periods.stream().noneMatch(period::overlaps);
    }

    /** @throws Refusal 422 unless {@link #allows} */
    void requireAllowed(String field, DateRange period) {
        if (!allows(period)) {
            throw Refusal.rule(field, message("overlaps"));
        }
    }
}
