package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

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

    /** Whether the period shares at most one day with each of the others and starts on another day. */
    public boolean allows(DateRange period) {
        return fault(period).isEmpty();
    }

    /** @throws Refusal 422 unless {@link #allows} */
    void requireAllowed(String field, DateRange period) {
        fault(period).ifPresent(fault -> {
            throw Refusal.rule(field, fault);
        });
    }

    private Optional<Message> fault(DateRange period) {
        if (periods.stream().anyMatch(period::overlaps)) {
            return Optional.of(message("overlaps"));
        }
        return periods.stream().anyMatch(other -> other.from().equals(period.from()))
                ? Optional.of(message("startsSameDay"))
                : Optional.empty();
    }
}
