package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.Measure;
import java.util.ArrayList;
import java.util.List;

/** What a figure can be broken down by. */
public enum BreakdownDimension {
    /** The recorded status; follow-ups without an answer are in no group. */
    STATUS,
    /** The activities that decide; follow-ups without an answer are in no group. */
    ACTIVITY,
    /** Only if every follow-up is about an enrolment that ended. */
    EXIT_REASON,
    /** The age on the anchor date. */
    AGE_GROUP;

    /** The dimensions that exist for a measure. */
    static List<BreakdownDimension> of(Measure measure) {
        List<BreakdownDimension> dimensions = new ArrayList<>();
        dimensions.add(measure.takesStatuses() ? STATUS : ACTIVITY);
        if (measure.needsExit()) {
            dimensions.add(EXIT_REASON);
        }
        dimensions.add(AGE_GROUP);
        return dimensions;
    }

    /** Whether the groups contain the recorded follow-ups only. */
    public boolean leavesOutLost() {
        return switch (this) {
            case STATUS, ACTIVITY -> true;
            case EXIT_REASON, AGE_GROUP -> false;
        };
    }
}
