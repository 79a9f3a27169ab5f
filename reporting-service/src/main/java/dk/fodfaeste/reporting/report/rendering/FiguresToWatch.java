package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.rendering.ReportTables.Row;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Three figures of the half-year that need attention, each for another reason and of another measure: the furthest below its target, the largest
 * fall since the half-year before, the lowest coverage; and where one of these is missing, the verdict that is closest to the target. Only figures
 * that the document shows are considered.
 */
final class FiguresToWatch {
    private static final int MOST = 3;
    private static final BigDecimal FULL_COVERAGE = new BigDecimal("100.0");

    /** A figure and the reason to watch it. */
    record Watched(Row row, String reason) {}

    private final List<Row> candidates;
    private final List<Watched> watched = new ArrayList<>();

    private FiguresToWatch(ReportDocument document) {
        candidates = ReportTables.rows(document, measure -> Stream.of(measure.halfYear()))
                .filter(row -> row.reported().hasRate())
                .toList();
    }

    static List<Watched> of(ReportDocument document) {
        FiguresToWatch figures = new FiguresToWatch(document);
        figures.add(
                row -> Boolean.FALSE.equals(row.figure().target().reached()),
                row -> distance(row),
                FiguresToWatch::belowTarget);
        figures.add(row -> fall(row).isPresent(), row -> fall(row).orElseThrow(), FiguresToWatch::fallen);
        figures.add(
                row -> row.figure().coveragePercent() != null
                        && row.figure().coveragePercent().compareTo(FULL_COVERAGE) < 0,
                row -> row.figure().coveragePercent(),
                FiguresToWatch::coverage);
        figures.add(
                row -> Boolean.TRUE.equals(row.reported().uncertain()),
                row -> distance(row).abs(),
                FiguresToWatch::closeToTarget);
        return List.copyOf(figures.watched);
    }

    /** Adds the figure with the lowest value. */
    private void add(Predicate<Row> condition, Function<Row, BigDecimal> value, Function<Row, String> reason) {
        if (watched.size() == MOST) {
            return;
        }
        candidates.stream()
                .filter(row -> watched.stream().noneMatch(found -> found.row().equals(row)))
                .filter(condition)
                .filter(row -> value.apply(row) != null)
                .min(Comparator.comparing(value))
                .ifPresent(row -> watched.add(new Watched(row, reason.apply(row))));
    }

    /** The rate less the target; below 0 if the target is not reached. A target whose mean is hidden counts as its lowest one. */
    private static BigDecimal distance(Row row) {
        FigureView figure = row.figure();
        BigDecimal target = figure.target().percent() == null
                ? row.reported().promise().lowest()
                : figure.target().percent();
        return figure.percent().subtract(target);
    }

    private static Optional<BigDecimal> fall(Row row) {
        return RateChange.of(row.measure()).map(RateChange::points).filter(points -> points.signum() < 0);
    }

    private static String belowTarget(Row row) {
        return say(
                        "Længst under målet: %s mod en målsætning på %s.",
                        "Furthest below the target: %s against a target of %s.")
                .formatted(DisplayText.percent(row.figure().percent()), target(row));
    }

    private static String fallen(Row row) {
        return say("Faldet mest: %s nu. ", "Fallen the most: %s now. ")
                        .formatted(DisplayText.percent(row.figure().percent()))
                + RateChange.of(row.measure()).orElseThrow().sentence();
    }

    private static String coverage(Row row) {
        return say("Færrest svar: situationen er kendt for %s.", "Fewest answers: the situation is known for %s.")
                .formatted(DisplayText.percent(row.figure().coveragePercent()));
    }

    private static String closeToTarget(Row row) {
        return say(
                        "Tæt på målet: %s mod en målsætning på %s, så vurderingen kan ændre sig.",
                        "Close to the target: %s against a target of %s, so the verdict may change.")
                .formatted(DisplayText.percent(row.figure().percent()), target(row));
    }

    private static String target(Row row) {
        BigDecimal target = row.figure().target().percent();
        return target == null
                ? say("mellem %s og %s", "between %s and %s")
                        .formatted(
                                DisplayText.shortPercent(
                                        row.reported().promise().lowest()),
                                DisplayText.shortPercent(
                                        row.reported().promise().highest()))
                : DisplayText.shortPercent(target);
    }
}
