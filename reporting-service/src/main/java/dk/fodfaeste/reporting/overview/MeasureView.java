package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.RollingMonths;

/**
 * A measure and its figure, in words.
 *
 * @param address of the page that opens it
 * @param rate null without a denominator, and with it everything that follows from one
 * @param persons distinct ones in the denominator; null where that is not told
 */
record MeasureView(
        String name,
        String address,
        String sentence,
        String rate,
        String verdict,
        String mark,
        FigureRow.Bar meter,
        String target,
        String denominator,
        String coverage,
        String interval,
        String persons,
        String window,
        String standing) {

    static MeasureView of(DisclosedFigure answer, Language language) {
        FigureText words = new FigureText(answer, language);
        boolean counted = answer.figure().denominator() > 0;
        return new MeasureView(
                name(answer),
                Filters.of(answer, RollingMonths.USUAL).address(),
                words.sentence(),
                answer.figure().rate().percent().map(language::percent).orElse(null),
                counted ? words.verdictOnTarget() : null,
                counted ? words.mark() : null,
                counted ? FigureRow.Bar.of(answer, words) : null,
                words.target(),
                counted ? words.denominator() : null,
                counted ? words.coverage() : null,
                counted ? words.interval() : null,
                answer.uniquePersons().map(language::count).orElse(null),
                words.window(),
                words.standing());
    }

    static String name(DisclosedFigure answer) {
        return answer.measure().name() == null
                ? answer.measure().code()
                : answer.measure().name();
    }
}
