package dk.fodfaeste.outcome.caseload;

/** The order of the list. Equal enrolments are in the order of their next deadlines. */
enum CaseloadSort {
    /** The earliest deadline first, enrolments without one last. */
    DEADLINE(""),
    /** The longest enrolment first. */
    DAYS("e.started_on, "),
    INITIATIVE("e.initiative, "),
    CONSULTANT("e.consultant, "),
    /** Names are in participant-service, so no query can sort by them: the list is fetched as a whole, up to {@link CaseloadViews#MAX_BY_NAME}. */
    NAME("");

    private final String columns;

    CaseloadSort(String columns) {
        this.columns = columns;
    }

    String orderBy() {
        return columns + "deadline.due_on nulls last, e.enrolment_id";
    }
}
