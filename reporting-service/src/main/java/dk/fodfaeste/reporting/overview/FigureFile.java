package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.report.rendering.ReportTable;
import dk.fodfaeste.reporting.report.rendering.TableBuilder;
import java.util.List;
import java.util.function.Function;

/**
 * The tables of an initiative's page as files, with every period. They are made from the same disclosed figures as the page. Every line names the
 * initiative, the measure and the day of the calculation, because files are passed on without the page.
 */
final class FigureFile {
    private final Language language;

    FigureFile(Language language) {
        this.language = language;
    }

    ReportTable figures(String id, String title, List<DisclosedFigure> figures) {
        return this.<DisclosedFigure>table(id, title, figure -> figure)
                .count(
                        say("Succeser", "Successes"),
                        "",
                        this::isHidden,
                        figure -> ifShown(figure, figure.figure().rate().part()))
                .count(
                        say("Nævner", "Denominator"),
                        "",
                        this::isHidden,
                        figure -> ifShown(figure, figure.figure().denominator()))
                .percent(
                        say("Andel", "Rate"),
                        "",
                        this::isHidden,
                        figure -> figure.figure().rate().percent().orElse(null))
                .percent(
                        say("Usikker fra", "Interval from"),
                        "",
                        this::isHidden,
                        figure -> figure.figure().interval().map(Interval::low).orElse(null))
                .percent(
                        say("Usikker til", "Interval to"),
                        "",
                        this::isHidden,
                        figure -> figure.figure().interval().map(Interval::high).orElse(null))
                .shortText(say("Mål", "Target"), "", figure -> new TargetText(figure, language).shortTarget())
                .prose(
                        say("Vurdering", "Verdict"),
                        "",
                        figure -> figure.figure().denominator() == 0
                                ? new FigureText(figure, language).placeholder()
                                : new TargetText(figure, language).verdict())
                .shortText(
                        say("Tallet er", "The figure is"), "", figure -> new FigureText(figure, language).shortState())
                .build(figures);
    }

    private record GroupLine(DisclosedFigure of, Breakdown.Row row) {}

    ReportTable breakdown(Breakdown breakdown) {
        return this.table("by-" + breakdown.by(), CodeLabels.label(breakdown.by()), GroupLine::of)
                .prose(
                        CodeLabels.label(breakdown.by()),
                        "",
                        line -> CodeLabels.label(line.row().group()))
                .count(
                        say("Opfylder", "Meet it"),
                        "",
                        FigureFile::isHiddenRow,
                        line -> line.row().share().map(Share::part).orElse(null))
                .count(
                        say("Ud af", "Out of"),
                        "",
                        FigureFile::isHiddenRow,
                        line -> line.row().share().map(Share::whole).orElse(null))
                .percent(
                        say("Andel", "Rate"),
                        "",
                        FigureFile::isHiddenRow,
                        line -> line.row().share().flatMap(Share::percent).orElse(null))
                .build(breakdown.rows().stream()
                        .map(row -> new GroupLine(breakdown.of(), row))
                        .toList());
    }

    private <R> TableBuilder<R> table(String id, String title, Function<R, DisclosedFigure> figure) {
        return new TableBuilder<R>(id, title, "")
                .prose(
                        say("Indsats", "Initiative"),
                        "",
                        row -> figure.apply(row).initiative().name())
                .prose(
                        say("Målepunkt", "Measure"),
                        "",
                        row -> figure.apply(row).measure().name())
                .period(say("Periode", "Window"), "", row -> figure.apply(row).window())
                .shortText(
                        say("Opgjort efter", "Counted by"),
                        "",
                        row -> new FigureText(figure.apply(row), language).basis())
                .day(
                        say("Opgjort", "Counted"),
                        "",
                        row -> figure.apply(row).asOf().today());
    }

    private static Long ifShown(DisclosedFigure figure, long count) {
        return figure.disclosure().headline() ? count : null;
    }

    /** A window before the start of the initiative hides nothing. */
    private boolean isHidden(DisclosedFigure figure) {
        return !figure.disclosure().headline() && !new FigureText(figure, language).isBeforeStart();
    }

    private static boolean isHiddenRow(GroupLine line) {
        return line.row().share().isEmpty();
    }

    private String say(String danish, String english) {
        return language.say(danish, english);
    }
}
