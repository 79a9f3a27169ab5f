package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.report.rendering.TableBuilder.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A report as a page and the PDF place it: words, tables and bars, in the language of the page or document.
 *
 * @param economy the tables of amounts, of which there are as many as the documents have
 */
public record ReportView(
        ReportDocument document,
        String title,
        String standing,
        List<Section> sections,
        List<ReportTable> tables,
        List<ReportTable> economy) {

    public static ReportView of(ReportDocument document) {
        return new ReportView(
                document,
                ReportText.title(document),
                ReportText.standing(document),
                document.initiatives().stream().map(Section::of).toList(),
                ReportTables.ofTheReport(document),
                EconomyTables.ofAmounts(document));
    }

    public ReportTable table(String id) {
        return tables.stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    public List<ReportTable> inOrder() {
        return Stream.concat(tables.stream(), economy.stream()).toList();
    }

    public String corrects() {
        return ReportText.corrects(document);
    }

    public String unreadable() {
        return ReportText.unreadable(document);
    }

    /** @param comment by paragraph */
    record Section(String code, String name, List<String> comment, List<MeasureJudgement> measures) {
        static Section of(InitiativeSection initiative) {
            return new Section(
                    initiative.code(),
                    initiative.name(),
                    initiative.comment() == null
                            ? List.of()
                            : initiative
                                    .comment()
                                    .lines()
                                    .filter(line -> !line.isBlank())
                                    .toList(),
                    initiative.measures().stream().map(MeasureJudgement::of).toList());
        }

        /** Where the comment is written. */
        public String field() {
            return "comment-" + code;
        }

        public String commentOn() {
            return say("Kommentar til ", "Comment on ") + name;
        }
    }

    /** @param bar null where there is no rate to draw */
    record MeasureJudgement(
            String name,
            String sentence,
            String judgement,
            String target,
            String interval,
            String basis,
            String missing,
            Bar bar) {
        static MeasureJudgement of(MeasureSection measure) {
            ReportedFigure reported = measure.halfYear();
            return new MeasureJudgement(
                    measure.name(),
                    ReportText.sentence(measure, reported),
                    ReportText.judgement(reported),
                    ReportText.target(reported),
                    ReportText.interval(reported),
                    ReportText.told(reported.figure().window().window())
                            + say(", efter ", ", by ")
                            + ReportText.basis(measure, reported.figure()),
                    missing(reported),
                    reported.figure().percent() == null ? null : Bar.of(reported));
        }

        private static String missing(ReportedFigure reported) {
            if (!reported.saysSettled()) {
                return "";
            }
            return reported.figure().provisional()
                    ? say(
                            "Tallet er foreløbigt: der mangler stadig opfølgninger.",
                            "The figure is provisional: follow-ups are still missing.")
                    : say(
                            "Tallet er ikke foreløbigt: alle opfølgninger er afgjort.",
                            "The figure is not provisional: every follow-up is settled.");
        }
    }

    /**
     * A rate, its interval and the target on a line of 600 units for 100 %. Told apart by shape, not by colour: a bar, a line with ends and an
     * upright dash.
     *
     * @param target null where it is not said
     */
    record Bar(String text, BigDecimal share, BigDecimal low, BigDecimal high, BigDecimal target) {
        private static final BigDecimal UNITS = BigDecimal.valueOf(6);

        static Bar of(ReportedFigure reported) {
            FigureView figure = reported.figure();
            BigDecimal target = figure.target().percent();
            String text = say("Andel %s, usikkerhed %s", "Rate %s, interval %s")
                    .formatted(DisplayText.percent(figure.percent()), ReportText.interval(reported));
            return new Bar(
                    target == null ? text : text + say(", målsætning ", ", target ") + DisplayText.shortPercent(target),
                    long600(figure.percent()),
                    long600(figure.interval().low()),
                    long600(figure.interval().high()),
                    target == null ? null : long600(target));
        }

        private static BigDecimal long600(BigDecimal percent) {
            return percent.multiply(UNITS).setScale(1, RoundingMode.HALF_UP);
        }
    }
}
