package dk.fodfaeste.measures;

import java.time.LocalDate;
import java.util.List;

/**
 * What one measure asks about one enrolment.
 *
 * @param omitted what is counted beside the figure and in no denominator
 */
public record FollowUps(List<FollowUpSeries> series, List<Omitted> omitted) {
    static final FollowUps NONE = new FollowUps(List.of(), List.of());

    /** Why there is no follow-up where one might be expected. */
    public enum Reason {
        /** The measure is limited to statuses at start, and this enrolment's is unknown. */
        START_UNKNOWN,
        /** The meeting was cancelled. */
        MEETING_CANCELLED
    }

    /**
     * A question that is not asked, or a series of them.
     *
     * @param recurrence null for one that would be asked once
     * @param last the last occasion; null where the series goes on, and where it would be asked once
     */
    public record Omitted(Reason reason, LocalDate anchorOn, LocalDate dueOn, Recurrence recurrence, LocalDate last) {
        static Omitted of(Reason reason, FollowUpSeries series) {
            return new Omitted(
                    reason, series.first().anchorOn(), series.first().dueOn(), series.recurrence(), series.last());
        }
    }

    public FollowUps {
        series = List.copyOf(series);
        omitted = List.copyOf(omitted);
    }

    static FollowUps once(FollowUp followUp) {
        return new FollowUps(List.of(FollowUpSeries.once(followUp)), List.of());
    }

    public List<FollowUp> on(LocalDate today) {
        return series.stream().flatMap(one -> one.followUps(today).stream()).toList();
    }
}
