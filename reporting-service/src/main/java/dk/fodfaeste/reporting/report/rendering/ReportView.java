package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.Goals;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A report for the templates of the page and the PDF: texts, tables and bars, in the language of the page or document.
 *
 * @param subjects all tables by subject, in the order of the page
 */
public record ReportView(
        ReportDocument document,
        String title,
        String calculatedAt,
        List<Section> sections,
        List<ReportTables.Subject> subjects) {

    public static ReportView of(ReportDocument document) {
        return new ReportView(
                document,
                ReportText.title(document),
                ReportText.calculatedAt(document),
                document.initiatives().stream().map(Section::of).toList(),
                ReportTables.subjects(document));
    }

    public ReportTable table(String id) {
        return allTables().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public List<ReportTable> allTables() {
        return subjects.stream().flatMap(subject -> subject.tables().stream()).toList();
    }

    /** The subjects after the summary and the measures, which have their own places. */
    public List<ReportTables.Subject> chapters() {
        return subjects.stream().skip(2).filter(subject -> !subject.isEmpty()).toList();
    }

    /** The period and the number, for the cover. */
    public String period() {
        return ReportText.period(document.period());
    }

    /** nr. 3; Udkast without a number. */
    public String number() {
        return document.number() == null ? say("Udkast", "Draft") : ReportText.number(document.number());
    }

    /** The days of the half-year. */
    public String days() {
        return DisplayText.day(document.from()) + " – " + DisplayText.day(document.to());
    }

    public String corrects() {
        return ReportText.corrects(document);
    }

    public String unreadable() {
        return ReportText.unreadable(document);
    }

    /**
     * @param comment its paragraphs
     * @param headline of the first measure; null without measures
     * @param verdict of the summary
     * @param volumes of the half-year, in one sentence; blank without numbers
     * @param fidelity one sentence; blank without a review
     */
    record Section(
            String code,
            String name,
            List<String> comment,
            MeasureJudgement headline,
            String verdict,
            Goals goals,
            ReportTable measures,
            String volumes,
            String fidelity) {
        static Section of(InitiativeSection initiative) {
            return new Section(
                    initiative.code(),
                    ReportText.name(initiative),
                    initiative.comment() == null
                            ? List.of()
                            : initiative
                                    .comment()
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .toList(),
                    initiative.measures().stream()
                            .map(MeasureJudgement::of)
                            .findFirst()
                            .orElse(null),
                    InitiativeSummary.of(initiative).verdict(),
                    initiative.goals(),
                    MeasureTables.of(initiative),
                    VolumeTable.sentence(initiative),
                    FidelityTables.sentence(initiative.fidelity()));
        }

        /** The name of the form field of the comment. */
        public String field() {
            return "comment-" + code;
        }

        public String commentLabel() {
            return say("Kommentar til ", "Comment on ") + name;
        }
    }

    /**
     * The figure of a measure.
     *
     * @param question what the measure counts
     * @param state whether it is provisional; blank if nothing can change
     * @param comparison with another group; blank without one
     * @param bar null without a rate
     */
    record MeasureJudgement(
            String name,
            String question,
            String sentence,
            String judgement,
            String target,
            String interval,
            String basis,
            String state,
            String comparison,
            Bar bar) {
        static MeasureJudgement of(MeasureSection measure) {
            ReportedFigure reported = measure.halfYear();
            return new MeasureJudgement(
                    ReportText.name(measure),
                    say(measure.counts().da(), measure.counts().en()),
                    ReportedFigureText.sentence(measure, reported),
                    ReportedFigureText.judgement(reported),
                    ReportedFigureText.target(reported),
                    ReportedFigureText.interval(reported),
                    ReportText.window(reported.figure().window().window())
                            + say(", efter ", ", by ")
                            + ReportedFigureText.basis(measure, reported.figure()),
                    ReportedFigureText.stateSentence(reported),
                    ReportedFigureText.comparison(reported),
                    reported.figure().percent() == null ? null : Bar.of(reported));
        }
    }

    /**
     * A rate, its interval and its target on a line of 600 units for 100 %. They differ by shape, not by colour: a bar, a line with ends and a
     * vertical dash.
     *
     * @param low null without an interval, like {@code high}
     * @param target null if there is none or it is not disclosed
     */
    record Bar(String text, BigDecimal share, BigDecimal low, BigDecimal high, BigDecimal target) {
        private static final BigDecimal UNITS = BigDecimal.valueOf(6);

        static Bar of(ReportedFigure reported) {
            FigureView figure = reported.figure();
            BigDecimal target = figure.target().percent();
            String rate = say("Andel ", "Rate ") + DisplayText.percent(figure.percent());
            String text = figure.interval() == null
                    ? rate
                    : rate + say(", usikkerhed ", ", interval ") + ReportedFigureText.interval(reported);
            return new Bar(
                    target == null ? text : text + say(", målsætning ", ", target ") + DisplayText.shortPercent(target),
                    units(figure.percent()),
                    figure.interval() == null ? null : units(figure.interval().low()),
                    figure.interval() == null ? null : units(figure.interval().high()),
                    target == null ? null : units(target));
        }

        private static BigDecimal units(BigDecimal percent) {
            return percent.multiply(UNITS).setScale(1, RoundingMode.HALF_UP);
        }
    }
}
