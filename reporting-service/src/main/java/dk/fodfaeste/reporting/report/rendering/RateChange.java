package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.RateDifference;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/** How the rate of a measure changed from the half-year before to the half-year of the report, if the document shows both. */
record RateChange(ReportedFigure now, ReportedFigure before) {

    static Optional<RateChange> of(MeasureSection measure) {
        return halfYearBefore(measure)
                .filter(before -> before.hasRate() && measure.halfYear().hasRate())
                .map(before -> new RateChange(measure.halfYear(), before));
    }

    private static Optional<ReportedFigure> halfYearBefore(MeasureSection measure) {
        return measure.halfYears().stream().findFirst();
    }

    /** The change, or which of the two half-years has no rate to compare. */
    static String sentence(MeasureSection measure) {
        return of(measure).map(RateChange::sentence).orElseGet(() -> {
            Optional<ReportedFigure> without = Stream.of(Optional.of(measure.halfYear()), halfYearBefore(measure))
                    .flatMap(Optional::stream)
                    .filter(figure -> !figure.hasRate())
                    .findFirst();
            return without.map(RateChange::withoutRate)
                    .orElseGet(() -> say("Der er intet halvår før.", "There is no half-year before."));
        });
    }

    private static String withoutRate(ReportedFigure figure) {
        String window = ReportText.window(figure.figure().window().window());
        if (figure.figure().notBegun()) {
            return say("Kan ikke sammenlignes: ikke begyndt i %s.", "No comparison: not begun in %s.")
                    .formatted(window);
        }
        return figure.hidden()
                ? say("Kan ikke sammenlignes: %s er skjult.", "No comparison: %s is hidden.")
                        .formatted(window)
                : say("Kan ikke sammenlignes: ingen at vurdere i %s.", "No comparison: none to judge in %s.")
                        .formatted(window);
    }

    BigDecimal points() {
        return difference().points().orElseThrow();
    }

    private RateDifference difference() {
        return new RateDifference(share(now), share(before));
    }

    private static Share share(ReportedFigure reported) {
        return new Share(
                reported.figure().counts().successes(), reported.figure().denominator());
    }

    private boolean mayBeChance() {
        Interval interval = difference().interval().orElseThrow();
        return interval.low().signum() <= 0 && interval.high().signum() >= 0;
    }

    /** +3,2 procentpoint fra 13 af 29 (44,8 %) i 1. halvår 2024; ændringen kan være tilfældig. */
    String sentence() {
        String from = say("%s i %s", "%s in %s")
                .formatted(
                        ReportedFigureText.shortRate(before),
                        ReportText.window(before.figure().window().window()));
        if (points().signum() == 0) {
            return say("Uændret fra %s.", "Unchanged from %s.").formatted(from);
        }
        String chance = mayBeChance()
                ? say("; ændringen kan være tilfældig", "; the change may be due to chance")
                : say("; mere end tilfældig variation", "; more than chance variation");
        return say("%s procentpoint fra %s", "%s percentage points from %s")
                        .formatted(ComparisonText.points(points(), Language.current()), from)
                + chance
                + ".";
    }
}
