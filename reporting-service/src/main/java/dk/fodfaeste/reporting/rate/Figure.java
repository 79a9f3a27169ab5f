package dk.fodfaeste.reporting.rate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What is said about a window: the rate, how well it is known, how sure it is, and whether the promise was kept. All of it follows from
 * the tally. Without a denominator there is neither a rate nor a verdict.
 */
public record Figure(Tally tally) {
    public Counts counts() {
        return tally.counts();
    }

    public long denominator() {
        return counts().denominator();
    }

    /** Successes of all that were due: the headline. */
    public Share rate() {
        return new Share(counts().successes(), denominator());
    }

    /** Successes of those we know about. */
    public Share knownRate() {
        return new Share(counts().successes(), counts().recorded());
    }

    /** How many of those that were due we know about. */
    public Share coverage() {
        return new Share(counts().recorded(), denominator());
    }

    /** The target as it is shown: the mean of the targets of each follow-up in the denominator. */
    public Optional<BigDecimal> targetPercent() {
        return ofDenominator(Share.oneDecimal(tally.promise().sum(), Math.max(denominator(), 1)));
    }

    /** Whether follow-ups in the denominator were promised different things. */
    public boolean targetChangedInWindow() {
        return tally.promise().changed();
    }

    /** What was promised for the follow-ups in the denominator, exactly. */
    public TargetSum promise() {
        return tally.promise();
    }

    public Optional<Boolean> targetReached() {
        return ofDenominator(tally.promise().keptBy(counts().successes()));
    }

    /** As {@link #targetReached}, where it is so however many of the follow-ups were promised which of the targets. */
    public Optional<Boolean> targetReachedWhicheverWay() {
        return ofDenominator(counts().successes()).flatMap(s -> promise().keptWhicheverWay(s, denominator()));
    }

    /** Whether the target, as it is shown, lies within what the rate could as well have been: then the verdict is no sure one. */
    public boolean targetWithinInterval() {
        return rate().interval()
                .filter(interval -> interval.holds(targetPercent().orElseThrow()))
                .isPresent();
    }

    /** Whether one of the targets that were promised does. */
    public boolean aTargetWithinInterval() {
        return rate().interval()
                .filter(interval -> interval.meets(promise().lowest(), promise().highest()))
                .isPresent();
    }

    /** Of those in the denominator and those that will be, by what is known now. */
    public TargetSum promised() {
        return tally.promise().plus(tally.open());
    }

    /** What must still happen for the target to be reached, and how likely that is. */
    public Optional<Forecast> forecast() {
        return Forecast.of(tally);
    }

    public boolean provisional() {
        return counts().provisional();
    }

    /** From the day after this one only corrections change the figure. */
    public Optional<LocalDate> settledOn() {
        return Optional.ofNullable(tally.lastClosing());
    }

    private <T> Optional<T> ofDenominator(T value) {
        return denominator() == 0 ? Optional.empty() : Optional.of(value);
    }
}
