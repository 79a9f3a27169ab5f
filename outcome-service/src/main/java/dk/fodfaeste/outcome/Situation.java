package dk.fodfaeste.outcome;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The situation of a person on the due date of a follow-up: the content of a status.
 *
 * @param statusDate the day that it describes; null means the due date
 * @param weeklyHours without trailing zeros, so that equal hours are equal
 */
public record Situation(Set<Status> statuses, LocalDate statusDate, BigDecimal weeklyHours, Source source) {
    public Situation {
        statuses = Collections.unmodifiableSet(EnumSet.copyOf(statuses));
        weeklyHours = WeeklyHours.normalized(weeklyHours);
    }

    /** @throws Refusal if it breaks a rule that does not depend on the follow-up */
    public static Situation of(List<Status> statuses, LocalDate statusDate, BigDecimal weeklyHours, Source source) {
        var violations = new ArrayList<Violation>();
        if (statuses.isEmpty()) {
            violations.add(new Violation("statuses", message("empty")));
        } else if (Set.copyOf(statuses).size() < statuses.size()) {
            violations.add(new Violation("statuses", message("sameStatusTwice")));
        } else if (statuses.contains(Status.DECEASED) && statuses.size() > 1) {
            violations.add(new Violation("statuses", message("deceasedNotAlone")));
        }
        WeeklyHours.fault(weeklyHours).ifPresent(fault -> violations.add(new Violation("weeklyHours", fault)));
        if (!violations.isEmpty()) {
            throw Refusal.rule(violations);
        }
        return new Situation(EnumSet.copyOf(statuses), statusDate, weeklyHours, source);
    }

    Situation withDate(LocalDate date) {
        return new Situation(statuses, date, weeklyHours, source);
    }
}
