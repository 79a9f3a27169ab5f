package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Forecast;
import java.util.List;
import java.util.Optional;

/** How many open follow-ups must succeed for the target, and the chance that they do, in one sentence. */
final class ForecastText {
    private static final List<String> DANISH =
            List.of("ingen", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv");
    private static final List<String> ENGLISH = List.of(
            "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");

    private final Forecast forecast;
    private final Figure figure;
    private final String period;
    private final String target;
    private final Language language;

    private ForecastText(Forecast forecast, DisclosedFigure figure, Language language) {
        this.forecast = forecast;
        this.figure = figure.figure();
        this.period = new PeriodText(figure, language).shortName();
        this.target = new TargetText(figure, language).promised();
        this.language = language;
    }

    /** Empty if there are too few settled follow-ups, or if the forecast may not be disclosed. */
    static Optional<String> of(DisclosedFigure figure, Language language) {
        return figure.forecast().map(forecast -> new ForecastText(forecast, figure, language).sentence());
    }

    private String sentence() {
        return say("%s: %s; %s.", "%s: %s; %s.", period, missing(), outlook());
    }

    private String missing() {
        return forecast.open() == 1
                ? say("1 opfølgning er udestående", "1 follow-up is open")
                : say("%s opfølgninger er udestående", "%s follow-ups are open", language.count(forecast.open()));
    }

    private String outlook() {
        if (forecast.alreadyReached()) {
            return say(
                    "målet på %s er nået, også hvis ingen af dem opfylder målepunktet",
                    "the target of %s is reached even if none of them meets the measure", target);
        }
        if (forecast.outOfReach()) {
            return say(
                    "målet på %s kan ikke længere nås, heller ikke hvis de alle opfylder målepunktet",
                    "the target of %s is out of reach even if all of them meet the measure", target);
        }
        return say(
                "mindst %s skal opfylde målepunktet for at nå målet på %s; med den hidtidige andel (%s af %s) er sandsynligheden %s",
                "at least %s must meet the measure to reach the target of %s; at the rate so far (%s of %s) the probability is %s",
                needed(),
                target,
                language.count(figure.counts().successes()),
                language.count(figure.denominator()),
                chance());
    }

    private String needed() {
        List<String> words = language.isEnglish() ? ENGLISH : DANISH;
        return forecast.needed() < words.size()
                ? words.get((int) forecast.needed())
                : language.count(forecast.needed());
    }

    private String chance() {
        if (forecast.underOnePercent()) {
            return say("under 1 %%", "under 1%%");
        }
        return forecast.overNinetyNinePercent()
                ? say("over 99 %%", "over 99%%")
                : say("ca. %d %%", "about %d%%", forecast.percent());
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
