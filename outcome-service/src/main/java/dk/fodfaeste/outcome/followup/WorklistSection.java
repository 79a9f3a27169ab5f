package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.outcome.storage.SqlConditions;
import java.time.LocalDate;
import java.util.Collections;

/**
 * The sections of a worklist. The first three contain follow-ups without a status and without a LOST, if they are due within
 * {@link WorklistQuery#DAYS_AHEAD} days; the last one contains follow-ups whose answer needs confirmation.
 */
public enum WorklistSection {
    /** Due before today. */
    OVERDUE("f.answer = 'NONE' and f.due_on < ?::date"),
    /** Due today or on one of the next six days. */
    DUE_THIS_WEEK("f.answer = 'NONE' and f.due_on between ?::date and ?::date + 6"),
    /** Due later. */
    COMING("f.answer = 'NONE' and f.due_on between ?::date + 7 and ?::date + " + WorklistQuery.DAYS_AHEAD),
    /** Answered by a status that describes a day before the present due date. */
    NEEDS_CONFIRMATION("f.needs_confirmation");

    private final String condition;

    WorklistSection(String condition) {
        this.condition = condition;
    }

    /** Conditions on {@code follow_ups f}. They contain the conditions of the partial indexes literally, so that PostgreSQL uses these. */
    SqlConditions conditions(LocalDate today) {
        int days = (int) condition.chars().filter(c -> c == '?').count();
        return new SqlConditions()
                .add("not f.cancelled and not f.excluded")
                .add(condition, Collections.nCopies(days, today).toArray());
    }
}
