package dk.fodfaeste.outcome;

import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The part of a measure that follow-ups depend on: the due date, the days of grace and the excluded exit reasons. reporting-service decides what
 * counts as success.
 */
public record Measure(
        String code,
        String name,
        Anchor anchor,
        Period offset,
        Integer graceDays,
        Set<ExitReason> excludedExitReasons) {
    private static final int MAX_OFFSET_YEARS = 50;
    private static final int MAX_GRACE_DAYS = 366;
    private static final int DEFAULT_GRACE_DAYS = 30;

    public Measure {
        FactValidation.code("measures.code", code);
        FactValidation.text("measures.name", 200, name);
        anchor = Objects.requireNonNullElse(anchor, Anchor.UNKNOWN);
        FactValidation.present("measures.offset", offset);
        FactValidation.require(!offset.isNegative(), "measures.offset is negative");
        FactValidation.require(
                offset.toTotalMonths() <= 12L * MAX_OFFSET_YEARS && offset.getDays() <= 366 * MAX_OFFSET_YEARS,
                "measures.offset is too long");
        graceDays = Objects.requireNonNullElse(graceDays, DEFAULT_GRACE_DAYS);
        FactValidation.require(graceDays >= 0 && graceDays <= MAX_GRACE_DAYS, "measures.graceDays is not in 0 to 366");
        excludedExitReasons =
                Set.copyOf(Objects.requireNonNullElse(excludedExitReasons, EnumSet.of(ExitReason.DECEASED)));
    }

    /** Calendar arithmetic, clamped to the end of the month: 28 to 31 December plus two months are all 28 February. */
    LocalDate dueOn(LocalDate anchorOn) {
        return anchorOn.plus(offset);
    }

    boolean excludes(ExitReason reason) {
        // Two unknown reasons need not be the same reason.
        return reason != null && reason != ExitReason.UNKNOWN && excludedExitReasons.contains(reason);
    }
}
