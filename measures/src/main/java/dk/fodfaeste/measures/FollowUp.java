package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * One dated question about one enrolment. Nothing in it depends on the day it was derived.
 *
 * @param occasion null for kinds that ask once
 * @param anchorOn the day it counts from
 * @param dueOn the day it asks about
 * @param closesOn the last day of grace
 * @param success only ever of what is answered or decided
 * @param needsConfirmation a status answers, but describes a day before the due date
 * @param targetPercent what was promised for its due date; null where nothing was
 * @param decidedBy codes of the statuses that answer it, or of the activities that decide it; empty where nothing does
 */
public record FollowUp(
        LocalDate occasion,
        LocalDate anchorOn,
        LocalDate dueOn,
        LocalDate closesOn,
        Settlement settlement,
        boolean success,
        boolean needsConfirmation,
        BigDecimal targetPercent,
        List<String> decidedBy) {
    public FollowUp {
        decidedBy = List.copyOf(decidedBy);
    }

    /** The order of these questions is part of the definition of a state. */
    public State stateOn(LocalDate today) {
        if (settlement == Settlement.EXCLUDED) {
            return State.EXCLUDED;
        }
        if (today.isBefore(dueOn)) {
            return State.NOT_DUE;
        }
        boolean isOver = today.isAfter(closesOn);
        return switch (settlement) {
            case ANSWERED -> State.RECORDED;
            case LOST -> State.LOST;
            case DECIDED -> isOver ? State.RECORDED : State.PENDING;
            case OPEN -> isOver ? State.UNANSWERED : State.PENDING;
            case EXCLUDED -> State.EXCLUDED;
        };
    }

    public boolean succeedsOn(LocalDate today) {
        return success && stateOn(today) == State.RECORDED;
    }

    /** The same question on another occasion. */
    FollowUp on(LocalDate other) {
        return new FollowUp(
                other,
                other,
                other,
                other.plusDays(dueOn.until(closesOn, ChronoUnit.DAYS)),
                settlement,
                success,
                needsConfirmation,
                targetPercent,
                decidedBy);
    }
}
