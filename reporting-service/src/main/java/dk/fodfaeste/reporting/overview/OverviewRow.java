package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.figures.RollingMonths;
import dk.fodfaeste.reporting.rate.Window;
import java.util.List;
import java.util.Optional;

/**
 * An initiative on the overview page, with its first measure, as texts for the template.
 *
 * @param measures the number of its measures
 * @param placeholder why there is no rate; blank if there is one
 * @param verdict null without a rate, like {@code rate} and {@code bar}
 * @param open the number of open follow-ups today; null unless the caller may see persons
 * @param nearest the nearest window with a figure that the caller may see; null if there is none, or if the row has a figure
 */
record OverviewRow(
        String code,
        String name,
        String measure,
        int measures,
        String address,
        String period,
        String placeholder,
        VerdictText verdict,
        String rate,
        FigureRow.Bar bar,
        String target,
        Sparkline trend,
        ChangeText change,
        String open,
        PeriodLink nearest) {

    /** A link to another window. */
    record PeriodLink(String name, String address) {}

    /**
     * The figures of a row.
     *
     * @param previous of the window before
     * @param halfYears the latest closed half-years, the newest first
     * @param open the number of open follow-ups today
     * @param nearest the window to offer instead of a hidden one
     */
    record Figures(
            DisclosedFigure figure,
            DisclosedFigure previous,
            List<DisclosedFigure> halfYears,
            Optional<Long> open,
            Optional<Window> nearest) {}

    static OverviewRow of(Figures figures, Language language) {
        DisclosedFigure figure = figures.figure();
        FigureText text = new FigureText(figure, language);
        boolean hasRate = figure.figure().denominator() > 0;
        Filters filters = Filters.of(figure, RollingMonths.DEFAULT);
        return new OverviewRow(
                figure.initiative().code(),
                NameText.of(figure.initiative()),
                MeasureView.name(figure),
                figure.initiative().measures().size(),
                filters.address(),
                text.shortWindow(),
                hasRate ? "" : text.placeholder(),
                VerdictText.of(figure, language),
                figure.figure().rate().percent().map(language::percent).orElse(null),
                hasRate ? FigureRow.Bar.of(figure, text) : null,
                text.target().shortTarget(),
                Sparkline.of(figures.halfYears(), language),
                hasRate ? ChangeText.of(figure, figures.previous(), language) : null,
                figures.open().map(language::count).orElse(null),
                figures.nearest()
                        .map(window -> new PeriodLink(
                                new PeriodText(window, language).shortName(),
                                filters.withWindow(window).address()))
                        .orElse(null));
    }
}
