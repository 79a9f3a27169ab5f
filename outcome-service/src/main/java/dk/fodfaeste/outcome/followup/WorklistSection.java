package dk.fodfaeste.outcome.followup;

import dk.fodfaeste.outcome.storage.SqlConditions;
import java.time.LocalDate;
import java.util.Collections;

/**
 * The sections of a worklist. All but the last contain follow-ups without a status and without a LOST; the last one contains follow-ups whose answer
 * needs confirmation. A follow-up is in one section.
 */
public enum WorklistSection {
    /** The latest attempt says that the person is to be called again today, or on a day that has passed. */
    CALL_AGAIN("f.answer = 'NONE' and exists (" + WorklistSection.CALLS + ")"),
    /** Due before today. */
    OVERDUE("f.answer = 'NONE' and f.due_on < ?::date and not exists (" + WorklistSection.CALLS + ")"),
    /** Due today or on one of the next six days. */
    DUE_THIS_WEEK("f.answer = 'NONE' and f.due_on between ?::date and ?::date + 6 and not exists ("
            + WorklistSection.CALLS + ")"),
    /** Due later, within {@link WorklistQuery#DAYS_AHEAD} days. */
    COMING("f.answer = 'NONE' and f.due_on between ?::date + 7 and ?::date + " + WorklistQuery.DAYS_AHEAD
            + " and not exists (" + WorklistSection.CALLS + ")"),
    /** Answered by a status that describes a day before the present due date. */
    NEEDS_CONFIRMATION("f.needs_confirmation");

    /** The latest attempt of the present exit, if the day to call again has come. */
    private static final String CALLS = "select 1 from attempts a where a.enrolment_id = f.enrolment_id"
            + " and a.measure = f.measure and a.exit_number = f.exit_number and a.call_again_on <= ?::date"
            + " and not exists (select 1 from attempts later where later.enrolment_id = a.enrolment_id"
            + " and later.measure = a.measure and later.exit_number = a.exit_number"
            + " and later.attempted_on > a.attempted_on)";

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
