package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.RateDifference;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.math.BigDecimal;
import java.util.Optional;

/** How the rate of a measure changed from the half-year before to the half-year of the report, if the document shows both. */
record RateChange(ReportedFigure now, ReportedFigure before) {

    static Optional<RateChange> of(MeasureSection measure) {
        return measure.halfYears().stream()
                .findFirst()
                .filter(before -> before.hasRate() && measure.halfYear().hasRate())
                .map(before -> new RateChange(measure.halfYear(), before));
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

    /** Op 3,2 procentpoint fra 44,8 % i 1. halvår 2024; ændringen kan være tilfældig. */
    String sentence() {
        String from = say("%s i %s", "%s in %s")
                .formatted(
                        DisplayText.percent(before.figure().percent()),
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
