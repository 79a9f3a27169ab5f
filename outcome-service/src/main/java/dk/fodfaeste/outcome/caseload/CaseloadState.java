package dk.fodfaeste.outcome.caseload;

import dk.fodfaeste.outcome.storage.SqlConditions;
import java.time.LocalDate;
import java.util.Collections;

/** Which enrolments the list contains. Wrongly registered ones are in none. */
enum CaseloadState {
    /** Begun, and not exited before today. */
    ACTIVE("e.started_on <= ?::date and coalesce(e.exited_on, 'infinity') >= ?::date"),
    /** Begins later. */
    NOT_STARTED("e.started_on > ?::date"),
    /** Exited before today. */
    EXITED("e.exited_on < ?::date");

    private final String condition;

    CaseloadState(String condition) {
        this.condition = condition;
    }

    /** Conditions on {@code enrolments e}. */
    SqlConditions conditions(LocalDate today) {
        int days = (int) condition.chars().filter(c -> c == '?').count();
        return new SqlConditions()
                .add("not e.wrongly_registered")
                .add(condition, Collections.nCopies(days, today).toArray());
    }
}
