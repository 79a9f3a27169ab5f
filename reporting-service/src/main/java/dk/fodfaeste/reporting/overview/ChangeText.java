package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.RateDifference;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * How much higher a rate is than another one, in percentage points.
 *
 * @param difference a dash if one of the two has no rate
 * @param detail the other rate, or why there is none
 */
record ChangeText(String difference, String detail) {

    static ChangeText of(DisclosedFigure figure, DisclosedFigure other, Language language) {
        Optional<BigDecimal> points =
                new RateDifference(figure.figure().rate(), other.figure().rate()).points();
        String detail = other.figure()
                .rate()
                .percent()
                .map(percent -> language.say("fra %s", "from %s").formatted(language.percent(percent)))
                .orElseGet(() -> new FigureText(other, language).placeholder());
        return new ChangeText(
                points.map(each -> ComparisonText.points(each, language)
                                + language.say(" procentpoint", " percentage points"))
                        .orElse("–"),
                detail);
    }
}
