package dk.fodfaeste.reporting.budgetnote;

import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.Unit;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.MeasureText;
import dk.fodfaeste.reporting.rate.TargetSum;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * The figure of a measure over several calendar years: the sum of yearly figures that every reader may see, so that it discloses nothing that
 * they do not.
 *
 * @param years those that are counted; of a measure that asks on days, the last one only
 * @param question what the measure counts
 * @param hidden whether one of the yearly figures is hidden, and so the sum
 * @param targets null if the mean of targets that changed would disclose something
 */
record MeasuredEffect(
        Measure measure,
        YearRange years,
        MeasureText question,
        boolean hidden,
        long successes,
        long denominator,
        TargetSum targets,
        boolean provisional) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** The people enrolled on different days overlap, so their numbers are not added. */
    static boolean addsUp(Measure measure) {
        return measure.unit() != Unit.ENROLMENT_ON_DAY;
    }

    /** @param yearly one figure for each of the years */
    static MeasuredEffect of(YearRange years, List<DisclosedFigure> yearly) {
        DisclosedFigure last = yearly.getLast();
        return new MeasuredEffect(
                last.measure(),
                years,
                MeasureText.of(last),
                yearly.stream().anyMatch(figure -> !figure.disclosure().headline() && !figure.isBeforeStart()),
                yearly.stream()
                        .mapToLong(figure -> figure.figure().counts().successes())
                        .sum(),
                yearly.stream()
                        .mapToLong(figure -> figure.figure().denominator())
                        .sum(),
                yearly.stream().allMatch(DisclosedFigure::showsTarget)
                        ? yearly.stream()
                                .map(figure -> figure.figure().targets())
                                .reduce(TargetSum.NONE, TargetSum::plus)
                        : null,
                yearly.stream().anyMatch(figure -> figure.figure().provisional()));
    }

    boolean hasRate() {
        return !hidden && denominator > 0;
    }

    /** With one decimal at most. */
    BigDecimal percent() {
        return BigDecimal.valueOf(successes)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(denominator), 1, RoundingMode.HALF_UP);
    }

    /** Empty without a target for every follow-up. */
    Optional<BigDecimal> target() {
        return targets == null || !targets.isComplete() || denominator == 0
                ? Optional.empty()
                : Optional.of(targets.mean(denominator));
    }

    /** Compares exact numbers, not rounded ones. */
    boolean reachesTarget() {
        return BigDecimal.valueOf(successes).multiply(HUNDRED).compareTo(targets.sum()) >= 0;
    }
}
