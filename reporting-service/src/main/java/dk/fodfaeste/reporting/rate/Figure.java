package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The rate of a window with its coverage, interval and verdict. All of it is computed from the tally. If the denominator is 0, there is
 * neither a rate nor a verdict.
 */
public record Figure(Tally tally) {
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

    /** Successes / recorded. */
    public Share knownRate() {
        return new Share(counts().successes(), counts().recorded());
    }

    /** Recorded / denominator. */
    public Share coverage() {
        return new Share(counts().recorded(), denominator());
    }

    /** The displayed target: the mean of the targets of the follow-ups in the denominator. */
    public Optional<BigDecimal> targetPercent() {
        return ifDenominator(Share.oneDecimal(targets().sum(), Math.max(denominator(), 1)));
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
        return ifDenominator(targets().reachedBy(counts().successes()));
    }

    /** Like {@link #targetReached}, but empty if the verdict depends on how many follow-ups have which target. */
    public Optional<Boolean> targetReachedInAnyCase() {
        return ifDenominator(counts().successes()).flatMap(s -> targets().reachedInAnyCase(s, denominator()));
    }

    /** Whether the displayed target lies within the interval of the rate; the verdict is then uncertain. */
    public boolean targetWithinInterval() {
        return rate().interval()
                .filter(interval -> interval.contains(targetPercent().orElseThrow()))
                .isPresent();
    }

    /** Whether a target between the lowest and the highest lies within the interval of the rate. */
    public boolean anyTargetWithinInterval() {
        return rate().interval()
                .filter(interval ->
                        interval.overlaps(targets().lowest(), targets().highest()))
                .isPresent();
    }

    /** The targets of the follow-ups that are in the denominator now or will be, as far as known now. */
    public TargetSum targetsWithOpen() {
        return targets().plus(tally.openTargets());
    }

    public Optional<Forecast> forecast() {
        return Forecast.of(tally);
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
