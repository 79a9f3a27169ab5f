package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * The present answer to one follow-up: statuses, or lost. A withdrawn answer is none.
 *
 * @param statuses codes of the interface, known here or not; empty where it is lost
 * @param statusDate the day that the statuses describe; null where it is lost
 * @param dueOn the due date when it was recorded
 * @param exitNumber the exit that it was recorded for
 */
public record Answer(
        List<String> statuses,
        LocalDate statusDate,
        BigDecimal weeklyHours,
        boolean lost,
        LocalDate dueOn,
        int exitNumber) {
    public Answer {
        statuses = List.copyOf(statuses);
    }

    boolean isDeceased() {
        return statuses.contains(Status.DECEASED.name());
    }

    /** The day that decides whether it still answers after the due date has moved. */
    LocalDate describedDay() {
        return lost ? dueOn : statusDate;
    }
}
