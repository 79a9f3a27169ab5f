package dk.fodfaeste.outcome.followup;

/**
 * The piles on a consultant's desk. A follow-up that no status and no LOST answers lies on one of the first three, unless it is due later
 * than {@link WorklistQuery#DAYS_AHEAD}; one whose answer needs confirmation lies on the last.
 */
public enum WorklistSection {
    /** It was due before today. */
    OVERDUE("f.answer = 'NONE' and f.due_on < ?::date"),
    /** It is due today or on one of the next six days. */
    DUE_THIS_WEEK("f.answer = 'NONE' and f.due_on between ?::date and ?::date + 6"),
    /** It is due after that. */
    COMING("f.answer = 'NONE' and f.due_on between ?::date + 7 and ?::date + " + WorklistQuery.DAYS_AHEAD),
    /** A status answers it, but describes a day before the one that is now due. */
    NEEDS_CONFIRMATION("f.needs_confirmation");

    private final String condition;

    WorklistSection(String condition) {
        this.condition = condition;
    }

    /** On the table; each question mark is the day asked for. The words are those of the partial indexes. */
    String condition() {
        return "not f.cancelled and not f.excluded and " + condition;
    }

    long questionMarks() {
        return condition.chars().filter(c -> c == '?').count();
    }
}
