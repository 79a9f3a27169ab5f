package dk.fodfaeste.reporting.smallcounts;

import dk.fodfaeste.reporting.rate.Window;
import java.util.List;
import java.util.Map;

/**
 * The true numbers of enrolments of an initiative.
 *
 * @param began in each quarter of the grid
 * @param ended in each quarter of the grid
 * @param before began before the grid and had not ended before it
 * @param windows what the windows of the grid have besides
 */
public record EnrolmentCounts(List<Long> began, List<Long> ended, long before, Map<Window, OfWindow> windows) {

    /**
     * The numbers of a window that do not follow from those of its quarters.
     *
     * @param repeated how many more enrolments than persons had a day in the window
     * @param enrolledOnLastDay those that end on the last day count
     * @param endedOnLastDay the enrolments that end on it
     * @param highest the highest number on any day
     */
    public record OfWindow(long repeated, long enrolledOnLastDay, long endedOnLastDay, long highest) {}

    public EnrolmentCounts {
        began = List.copyOf(began);
        ended = List.copyOf(ended);
        windows = Map.copyOf(windows);
    }

    QuarterCounts of(Flow flow) {
        List<Long> numbers = of(began, ended, flow);
        return new QuarterCounts(numbers.size(), numbers::get);
    }

    private static List<Long> of(List<Long> began, List<Long> ended, Flow flow) {
        return switch (flow) {
            case BEGAN -> began;
            case ENDED -> ended;
        };
    }

    /** Enrolments that began before this quarter and had not ended before it. */
    long continuedAt(int quarter) {
        return before + of(Flow.BEGAN).in(0, quarter) - of(Flow.ENDED).in(0, quarter);
    }

    /** Enrolments with at least one day in these quarters. */
    long active(QuarterRange range) {
        return continuedAt(range.from()) + of(Flow.BEGAN).in(range);
    }
}
