package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.fidelity.ReviewView;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.report.rendering.ReportTable;
import dk.fodfaeste.reporting.report.rendering.TableBuilder;
import dk.fodfaeste.reporting.volumes.VolumesTable;
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

    private record DenominatorLine(DisclosedFigure of, DenominatorView.Line line) {}

    ReportTable denominator(String id, String title, DisclosedFigure figure) {
        return this.table(id, title, DenominatorLine::of)
                .prose(say("Forløb", "Enrolments"), "", each -> each.line().name())
                .count(
                        say("Antal", "Number"),
                        "",
                        each -> each.line().count() == null,
                        each -> each.line().count())
                .build(DenominatorView.of(figure, language).lines().stream()
                        .map(line -> new DenominatorLine(figure, line))
                        .toList());
    }

    /** @param figure of the same window */
    ReportTable volumes(String id, String title, DisclosedFigure figure, VolumesTable volumes) {
        return new TableBuilder<VolumesTable.Line>(id, title, "")
                .prose(say("Indsats", "Initiative"), "", line -> NameText.of(figure.initiative()))
                .period(say("Periode", "Window"), "", line -> figure.window())
                .day(say("Opgjort", "Counted"), "", line -> figure.asOf().today())
                .prose(say("Forløb", "Enrolments"), "", VolumesTable.Line::name)
                .amount(say("Antal", "Number"), "", VolumesTable.Line::hidden, VolumesTable.Line::value)
                .count(
                        say("Lovet", "Promised"),
                        "",
                        line -> false,
                        line -> line.promised() == null ? null : line.promised().longValue())
                .build(volumes.lines());
    }

    /**
     * A review beside the figure of its half-year.
     *
     * @param halfYear null if the initiative had not begun
     */
    record ReviewLine(ReviewView review, DisclosedFigure halfYear) {
        private Boolean isHidden() {
            return halfYear != null && !halfYear.disclosure().headline();
        }
    }

    ReportTable fidelity(String id, String title, String initiative, List<ReviewLine> reviews) {
        return new TableBuilder<ReviewLine>(id, title, "")
                .prose(say("Indsats", "Initiative"), "", line -> initiative)
                .day(say("Gennemgang", "Review"), "", line -> line.review().reviewedOn())
                .prose(say("Enhed", "Unit"), "", line -> line.review().unit())
                .count(
                        say("Samlet score", "Total"),
                        "",
                        line -> false,
                        line -> longOrNull(line.review().total()))
                .shortText(
                        say("Vurdering", "Verdict"),
                        "",
                        line -> line.review().band() == null
                                ? say("Punkter mangler", "Items are missing")
                                : CodeLabels.label(line.review().band()))
                .difference(
                        say("Ændring", "Change"),
                        "",
                        line -> false,
                        line -> longOrNull(line.review().change()))
                .shortText(
                        say("Halvår", "Half-year"),
                        "",
                        line -> line.halfYear() == null
                                ? ""
                                : new PeriodText(line.halfYear().window(), language).shortName())
                .prose(
                        say("Målepunkt", "Measure"),
                        "",
                        line -> line.halfYear() == null
                                ? ""
                                : NameText.of(line.halfYear().measure()))
                .percent(
                        say("Andel", "Rate"),
                        "",
                        ReviewLine::isHidden,
                        line -> line.halfYear() == null
                                ? null
                                : line.halfYear().figure().rate().percent().orElse(null))
                .build(reviews);
    }

    private static Long longOrNull(Integer number) {
        return number == null ? null : Long.valueOf(number);
    }

    private <R> TableBuilder<R> table(String id, String title, Function<R, DisclosedFigure> figure) {
        return new TableBuilder<R>(id, title, "")
                .prose(
                        say("Indsats", "Initiative"),
                        "",
                        row -> NameText.of(figure.apply(row).initiative()))
                .prose(
                        say("Målepunkt", "Measure"),
                        "",
                        row -> NameText.of(figure.apply(row).measure()))
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
