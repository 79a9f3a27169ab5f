package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.measures.FollowUps;
import dk.fodfaeste.measures.Measure;
import java.util.Optional;

/**
 * What is in no count of a figure and is stated beside it. Each is empty if the measure leaves nothing out for that reason.
 *
 * @param startUnknown enrolments without a status at start, if the measure is limited to some statuses
 * @param cancelled meetings that were cancelled
 */
public record Omissions(Optional<Long> startUnknown, Optional<Long> cancelled) {
    public static final Omissions NONE = new Omissions(Optional.empty(), Optional.empty());

    static Omissions of(Measure measure, long startUnknown, long cancelled) {
        return new Omissions(
                of(measure, FollowUps.Reason.START_UNKNOWN, startUnknown),
                of(measure, FollowUps.Reason.MEETING_CANCELLED, cancelled));
    }

    private static Optional<Long> of(Measure measure, FollowUps.Reason reason, long count) {
        return measure.omits().contains(reason) ? Optional.of(count) : Optional.empty();
    }
}
