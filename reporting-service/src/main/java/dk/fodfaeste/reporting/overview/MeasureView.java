package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.ComparedGroupView;
import dk.fodfaeste.reporting.figures.ComparisonText;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.figures.MeasureText;
import dk.fodfaeste.reporting.figures.NameText;

/**
 * A measure and its figure in text.
 *
 * @param question what the measure counts
 * @param rate null without a denominator; then all texts that need a rate are null
 * @param interval null also if the follow-ups cannot be seen as a sample
 * @param comparison with another group; null if there is none, or the figure is hidden
 * @param persons the number of distinct persons in the denominator; null if it is not disclosed
 */
record MeasureView(
        String name,
        String question,
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
        String comparison,
        String window,
        String state) {

    static MeasureView of(DisclosedFigure figure, Language language) {
        FigureText text = new FigureText(figure, language);
        boolean hasRate = figure.figure().denominator() > 0;
        return new MeasureView(
                name(figure),
                question(figure, language),
                text.sentence(),
                figure.figure().rate().percent().map(language::percent).orElse(null),
                hasRate ? text.target().verdictSentence() : null,
                hasRate ? text.target().mark() : null,
                hasRate ? FigureRow.Bar.of(figure, text) : null,
                text.target().target(),
                hasRate ? text.counts().denominator() : null,
                hasRate ? text.counts().coverage() : null,
                figure.figure().interval().isPresent() ? text.interval() : null,
                figure.uniquePersons().map(language::count).orElse(null),
                comparison(figure, language),
                text.window(),
                text.state());
    }

    private static String comparison(DisclosedFigure figure, Language language) {
        ComparedGroupView group = FigureView.of(figure).comparison();
        return group == null
                ? null
                : new ComparisonText(group, language).sentences() + " " + ComparisonText.note(language);
    }

    private static String question(DisclosedFigure figure, Language language) {
        MeasureText text = MeasureText.of(figure);
        return language.say(text.da(), text.en());
    }

    static String name(DisclosedFigure figure) {
        return NameText.of(figure.measure());
    }
}
