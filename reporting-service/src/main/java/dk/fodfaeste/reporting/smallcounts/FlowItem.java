package dk.fodfaeste.reporting.smallcounts;

/** A number, or numbers that are disclosed together, of one window. */
sealed interface FlowItem {
    QuarterRange window();

    /**
     * The figure of a measure.
     *
     * @param cohort the position of the measure's cohort
     */
    record Headline(int cohort, QuarterRange window) implements FlowItem {}

    /** How many follow-ups a measure has, with all its parts. */
    record CohortItem(int cohort, QuarterRange window) implements FlowItem {}

    /** How many enrolments began, or ended. */
    record FlowCount(Flow flow, QuarterRange window) implements FlowItem {}

    /** How many persons took part. */
    record Participants(QuarterRange window) implements FlowItem {}

    /** How many are enrolled on the last day, and at most. */
    record Enrolled(QuarterRange window) implements FlowItem {}
}
