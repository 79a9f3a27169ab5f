package dk.fodfaeste.reporting.report.rendering;

import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures of an initiative that a report hides because they could identify a person.
 *
 * @param count of them
 * @param figures how many figures the report has for the measures of the initiative
 */
public record HiddenFigures(String initiative, int count, int figures, List<OfMeasure> measures) {

    /** @param periods the windows of the hidden figures, in words */
    public record OfMeasure(String name, String periods) {}

    /** One for each initiative with a hidden figure. */
    public static List<HiddenFigures> of(ReportDocument document) {
        return document.initiatives().stream()
                .map(HiddenFigures::of)
                .filter(hidden -> hidden.count() > 0)
                .toList();
    }

    private static HiddenFigures of(InitiativeSection initiative) {
        List<ReportedFigure> all =
                initiative.measures().stream().flatMap(HiddenFigures::figures).toList();
        return new HiddenFigures(
                ReportText.name(initiative),
                Math.toIntExact(all.stream().filter(ReportedFigure::hidden).count()),
                all.size(),
                initiative.measures().stream()
                        .filter(measure -> figures(measure).anyMatch(ReportedFigure::hidden))
                        .map(measure -> new OfMeasure(ReportText.name(measure), periods(measure)))
                        .toList());
    }

    private static Stream<ReportedFigure> figures(MeasureSection measure) {
        return Stream.concat(Stream.of(measure.halfYear(), measure.twelveMonths()), measure.halfYears().stream());
    }

    private static String periods(MeasureSection measure) {
        return figures(measure)
                .filter(ReportedFigure::hidden)
                .map(hidden -> ReportText.window(hidden.figure().window().window()))
                .collect(Collectors.joining(", "));
    }
}
