package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Interval;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A figure as a row of a table. charts.js draws the chart from the row. Without a rate the row has the reason and no bar.
 *
 * @param address link of the name; blank for none
 * @param placeholder why there is no rate; blank if there is one
 */
record FigureRow(
        String name,
        String address,
        String placeholder,
        String rate,
        String interval,
        String target,
        String mark,
        String verdict,
        String share,
        String window,
        String state,
        Bar bar) {

    /**
     * The rate, its interval and the target as lengths of 100.
     *
     * @param low null without an interval, like {@code high}
     * @param target null if there is none or it is not disclosed
     * @param canChange whether the figure can change with time alone; it is drawn differently then
     */
    record Bar(BigDecimal share, BigDecimal low, BigDecimal high, BigDecimal target, boolean canChange) {
        static Bar of(DisclosedFigure figure, FigureText text) {
            Optional<Interval> interval = figure.figure().interval();
            return new Bar(
                    figure.figure().rate().percent().orElseThrow(),
                    interval.map(Interval::low).orElse(null),
                    interval.map(Interval::high).orElse(null),
                    figure.showsTarget() ? figure.figure().targetPercent().orElse(null) : null,
                    figure.figure().provisional() || text.isOngoing());
        }
    }

    /** Whether neither row has a figure, and they differ in nothing but the period. */
    boolean isEmptyLike(FigureRow other) {
        return !placeholder.isEmpty()
                && placeholder.equals(other.placeholder)
                && target.equals(other.target)
                && state.equals(other.state);
    }

    /** Without a link, because the row is about several periods. */
    FigureRow named(String other) {
        return new FigureRow(other, "", placeholder, rate, interval, target, mark, verdict, share, window, state, bar);
    }

    static FigureRow of(DisclosedFigure figure, String name, String address, Language language) {
        FigureText text = new FigureText(figure, language);
        if (figure.figure().denominator() == 0) {
            return new FigureRow(
                    name,
                    address,
                    text.placeholder(),
                    "",
                    "",
                    text.target().shortTarget(),
                    "",
                    "",
                    "",
                    text.window(),
                    text.shortState(),
                    null);
        }
        return new FigureRow(
                name,
                address,
                "",
                language.percent(figure.figure().rate().percent().orElseThrow()),
                text.shortInterval(),
                text.target().shortTarget(),
                text.target().mark(),
                text.target().verdict(),
                text.counts().share(),
                text.window(),
                text.shortState(),
                Bar.of(figure, text));
    }
}
