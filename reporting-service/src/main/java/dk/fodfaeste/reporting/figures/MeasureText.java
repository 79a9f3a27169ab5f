package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.measures.MeasureSentences;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What a measure counts, as one question in both languages.
 *
 * @param da in Danish
 * @param en in English
 */
public record MeasureText(String da, String en) {
    private static final Locale DANISH = Locale.of("da");

    /** By the revision valid on the last day of the figure's window, or today if that is earlier. */
    public static MeasureText of(DisclosedFigure figure) {
        LocalDate today = figure.asOf().today();
        LocalDate last = figure.window().lastDayInclusive();
        return of(figure.measure(), last.isBefore(today) ? last : today);
    }

    private static MeasureText of(Measure measure, LocalDate day) {
        return new MeasureText(sentence(measure, day, DANISH), sentence(measure, day, Locale.ENGLISH));
    }

    private static String sentence(Measure measure, LocalDate day, Locale language) {
        return MeasureSentences.in(language, code -> CodeLabels.label(code, language.equals(Locale.ENGLISH)))
                .sentence(measure, measure.terms().revisionOn(day));
    }
}
