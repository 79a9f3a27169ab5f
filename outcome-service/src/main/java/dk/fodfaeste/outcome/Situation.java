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
    private static final BigDecimal HOURS_PER_WEEK = BigDecimal.valueOf(168);

    public Situation {
        statuses = Collections.unmodifiableSet(EnumSet.copyOf(statuses));
        weeklyHours = weeklyHours == null ? null : normalized(weeklyHours);
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
        if (weeklyHours != null) {
            // Check the range first, so that a number with a billion digits is never expanded.
            if (weeklyHours.signum() < 0 || weeklyHours.compareTo(HOURS_PER_WEEK) > 0) {
                violations.add(new Violation("weeklyHours", message("hoursOutOfRange", HOURS_PER_WEEK)));
            } else if (weeklyHours.stripTrailingZeros().scale() > 2) {
                violations.add(new Violation("weeklyHours", message("tooManyDecimals")));
            }
        }
        if (!violations.isEmpty()) {
            throw Refusal.rule(violations);
        }
        return new Situation(EnumSet.copyOf(statuses), statusDate, weeklyHours, source);
    }

    Situation withDate(LocalDate date) {
        return new Situation(statuses, date, weeklyHours, source);
    }

    private static BigDecimal normalized(BigDecimal hours) {
        BigDecimal stripped = hours.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
