package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.RateDifference;
import java.util.List;
import java.util.Optional;

/**
 * The figure of a page beside the window before and, if one is chosen, another initiative. Differences are computed from figures that the caller
 * sees on their own pages.
 *
 * @param initiatives that can be chosen
 * @param chosen the code of the other initiative; blank for none
 */
record SideBySide(List<Choice> initiatives, String chosen, List<Line> lines) {

    /**
     * A figure.
     *
     * @param placeholder why there is no rate; blank if there is one
     * @param difference how much higher the figure of the page is; blank for that figure itself
     */
    record Line(
            String name,
            String detail,
            String address,
            String placeholder,
            String rate,
            String interval,
            String share,
            String difference) {}

    /** The figure of the page. */
    static Line line(DisclosedFigure figure, Language language) {
        return line(figure, new PeriodText(figure, language).shortName(), "", "", "", language);
    }

    /** Another window of the same measure. */
    static Line window(DisclosedFigure figure, DisclosedFigure other, String address, Language language) {
        return line(
                other,
                new PeriodText(other, language).shortName(),
                "",
                address,
                difference(figure, other, language),
                language);
    }

    /** Another initiative. */
    static Line initiative(DisclosedFigure figure, DisclosedFigure other, String address, Language language) {
        return line(
                other,
                NameText.of(other.initiative()),
                "%s. %s".formatted(NameText.of(other.measure()), new FigureText(other, language).shortWindow()),
                address,
                difference(figure, other, language),
                language);
    }

    private static Line line(
            DisclosedFigure figure, String name, String detail, String address, String difference, Language language) {
        FigureRow row = FigureRow.of(figure, name, address, language);
        return new Line(name, detail, address, row.placeholder(), row.rate(), row.interval(), row.share(), difference);
    }

    /** With its interval, if both figures can be seen as samples. */
    private static String difference(DisclosedFigure figure, DisclosedFigure other, Language language) {
        RateDifference difference =
                new RateDifference(figure.figure().rate(), other.figure().rate());
        boolean areSamples = figure.figure().interval().isPresent()
                && other.figure().interval().isPresent();
        Optional<Interval> interval = areSamples ? difference.interval() : Optional.empty();
        return difference
                .points()
                .map(points -> ComparisonText.points(points, language)
                        + language.say(" procentpoint", " percentage points")
                        + interval.map(each -> language.say(" (95 %%: %s til %s)", " (95%%: %s to %s)")
                                        .formatted(
                                                ComparisonText.points(each.low(), language),
                                                ComparisonText.points(each.high(), language)))
                                .orElse(""))
                .orElse("–");
    }
}
