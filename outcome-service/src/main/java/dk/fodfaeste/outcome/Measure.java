package dk.fodfaeste.outcome;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * What an initiative is judged by, as far as a follow-up depends on it: when it is due, how long it may wait, and whom it leaves
 * out. What counts as success is reporting-service's business.
 */
public record Measure(
        String code,
        String name,
        Anchor anchor,
        Period offset,
        Integer graceDays,
        Set<ExitReason> excludedExitReasons) {
    private static final int MOST_YEARS = 50;
    private static final int MOST_GRACE_DAYS = 366;
    private static final int USUAL_GRACE_DAYS = 30;

    public Measure {
        FactValidation.code("measures.code", code);
        FactValidation.text("measures.name", 200, name);
        anchor = Objects.requireNonNullElse(anchor, Anchor.UNKNOWN);
        FactValidation.present("measures.offset", offset);
        FactValidation.require(!offset.isNegative(), "measures.offset is negative");
        FactValidation.require(
                offset.toTotalMonths() <= 12L * MOST_YEARS && offset.getDays() <= 366 * MOST_YEARS,
                "measures.offset is too long");
        graceDays = Objects.requireNonNullElse(graceDays, USUAL_GRACE_DAYS);
        FactValidation.require(graceDays >= 0 && graceDays <= MOST_GRACE_DAYS, "measures.graceDays is not in 0 to 366");
        excludedExitReasons =
                Set.copyOf(Objects.requireNonNullElse(excludedExitReasons, EnumSet.of(ExitReason.DECEASED)));
    }

    /** Calendar arithmetic, clamped to the month's end: 28 to 31 December plus two months are all 28 February. */
    LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plus(offset);
    }

    boolean leavesOut(ExitReason reason) {
        // A reason that we do not know equals another one only by our ignorance.
        return reason != null && reason != ExitReason.UNKNOWN && excludedExitReasons.contains(reason);
    }
}
