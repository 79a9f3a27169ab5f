package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The rate of a window with its coverage, interval and verdict. All of it is computed from the tally. If the denominator is 0, there is
 * neither a rate nor a verdict.
 *
 * @param isSample whether the follow-ups are about different enrolments, so that they can be seen as a sample; without that there is neither
 *     an interval nor a forecast
 */
public record Figure(Tally tally, boolean isSample) {
    public Figure(Tally tally) {
        this(tally, true);
    }

    public Counts counts() {
        return tally.counts();
    }

    public long denominator() {
        return counts().denominator();
    }

    /** Successes / denominator: the headline. */
    public Share rate() {
        return new Share(counts().successes(), denominator());
    }

    /** The interval of the rate. */
    public Optional<Interval> interval() {
        return isSample ? rate().interval() : Optional.empty();
    }

    /** Successes / recorded. */
    public Share knownRate() {
        return new Share(counts().successes(), counts().recorded());
    }

    /** Recorded / denominator. */
    public Share coverage() {
        return new Share(counts().recorded(), denominator());
    }

    /** The displayed target: the mean of the targets of the follow-ups in the denominator. Empty if one of them has no target. */
    public Optional<BigDecimal> targetPercent() {
        return denominator() == 0 || !targets().isComplete()
                ? Optional.empty()
                : Optional.of(targets().mean(denominator()));
    }

    /** Whether follow-ups in the denominator have different targets. */
    public boolean targetChangedInWindow() {
        return targets().changed();
    }

    /** The targets of the follow-ups in the denominator. */
    public TargetSum targets() {
        return tally.targets();
    }

    public Optional<Boolean> targetReached() {
        return ifDenominator(counts().successes()).flatMap(targets()::reachedBy);
    }

    /** Like {@link #targetReached}, but empty if the verdict depends on how many follow-ups have which target. */
    public Optional<Boolean> targetReachedInAnyCase() {
        return ifDenominator(counts().successes()).flatMap(s -> targets().reachedInAnyCase(s, denominator()));
    }

    /** Whether the displayed target lies within the interval of the rate; the verdict is then uncertain. */
    public boolean targetWithinInterval() {
        return interval()
                .filter(interval -> targetPercent().filter(interval::contains).isPresent())
                .isPresent();
    }

    /** Whether a target between the lowest and the highest lies within the interval of the rate. */
    public boolean anyTargetWithinInterval() {
        return interval()
                .filter(interval -> targets().lowest() != null
                        && interval.overlaps(targets().lowest(), targets().highest()))
                .isPresent();
    }

    /** The targets of the follow-ups that are in the denominator now or will be, as far as known now. */
    public TargetSum targetsWithOpen() {
        return targets().plus(tally.openTargets());
    }

    public Optional<Forecast> forecast() {
        return isSample && targetsWithOpen().isComplete() ? Forecast.of(tally) : Optional.empty();
    }

    public boolean provisional() {
        return counts().provisional();
    }

    /** After this day only corrections change the figure. */
    public Optional<LocalDate> settledOn() {
        return Optional.ofNullable(tally.lastClosing());
    }

    private <T> Optional<T> ifDenominator(T value) {
        return denominator() == 0 ? Optional.empty() : Optional.of(value);
    }
}
