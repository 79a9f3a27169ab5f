package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Interval;
import java.math.BigDecimal;

/**
 * A figure as a row of a table, and as the chart beside that draws it from the row. Where there is no rate the row says why, and the chart has
 * nothing to draw.
 *
 * @param address where the name leads to; blank for nowhere
 * @param instead what is said in place of figures; blank where there are some
 */
record FigureRow(
        String name,
        String address,
        String instead,
        String rate,
        String interval,
        String target,
        String mark,
        String verdict,
        String share,
        String window,
        String standing,
        Bar bar) {

    /** The rate, its interval and the target as lengths of 100. What is not said is null. What can still change by itself is drawn otherwise. */
    record Bar(BigDecimal share, BigDecimal low, BigDecimal high, BigDecimal target, boolean canChange) {
        static Bar of(DisclosedFigure answer, FigureText words) {
            Interval interval = answer.figure().rate().interval().orElseThrow();
            return new Bar(
                    answer.figure().rate().percent().orElseThrow(),
                    interval.low(),
                    interval.high(),
                    answer.saysTarget() ? answer.figure().targetPercent().orElseThrow() : null,
                    answer.figure().provisional() || words.isGoingOn());
        }
    }

    static FigureRow of(DisclosedFigure answer, String name, String address, Language language) {
        FigureText words = new FigureText(answer, language);
        if (answer.figure().denominator() == 0) {
            return new FigureRow(
                    name,
                    address,
                    words.instead(),
                    "",
                    "",
                    words.targetInShort(),
                    "",
                    "",
                    "",
                    words.window(),
                    words.standingInShort(),
                    null);
        }
        return new FigureRow(
                name,
                address,
                "",
                language.percent(answer.figure().rate().percent().orElseThrow()),
                words.intervalInShort(),
                words.targetInShort(),
                words.mark(),
                words.verdict(),
                words.share(),
                words.window(),
                words.standingInShort(),
                Bar.of(answer, words));
    }
}
