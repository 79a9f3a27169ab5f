package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a report, in the language of the page or document. */
final class ReportTables {
    private ReportTables() {}

    static List<ReportTable> all(ReportDocument document) {
        return subjects(document).stream()
                .flatMap(subject -> subject.tables().stream())
                .toList();
    }

    /** The tables by subject, in the order of the page; some may be empty. With the explanations they fill at most twelve sheets. */
    static List<Subject> subjects(ReportDocument document) {
        return List.of(
                new Subject(
                        say("Resumé", "Summary"),
                        List.of(
                                SummaryTables.verdicts(document),
                                SummaryTables.watched(document),
                                SummaryTables.decisions(document),
                                SummaryTables.earlierDecisions(document),
                                SummaryTables.comments(document))),
                new Subject(say("Målepunkter", "Measures"), MeasureTables.all(document)),
                new Subject(
                        say("Målsætninger", "Targets"),
                        List.of(EconomyTables.goals(document), MeasureTables.definitions(document))),
                new Subject(say("Resultater", "Results"), List.of(figures(document), ComparisonTable.of(document))),
                new Subject(say("Nævnere", "Denominators"), List.of(denominators(document))),
                new Subject(say("Halvår", "Half-years"), List.of(halfYears(document))),
                new Subject(say("Forløb", "Enrolments"), List.of(VolumeTable.of(document), StaffingTable.of(document))),
                new Subject(
                        say("Modeltro", "Fidelity"),
                        List.of(FidelityTables.reviews(document), FidelityTables.items(document))),
                new Subject(
                        say("Tidligere tal", "Earlier figures"),
                        List.of(
                                RestatementTables.changed(document),
                                RestatementTables.restatements(document),
                                RestatementTables.reasons(document))),
                new Subject(
                        say("Økonomi", "Economy"),
                        Stream.concat(
                                        Stream.of(
                                                EconomyOverviewTables.grantsByYear(document),
                                                EconomyOverviewTables.costs(document),
                                                EconomyTables.costs(document),
                                                EconomyTables.remarks(document),
                                                EconomyTables.differences(document)),
                                        EconomyTables.amountTables(document).stream())
                                .toList()),
                new Subject(say("Business cases", "Business cases"), List.of(BusinessCaseTable.of(document))));
    }

    /**
     * The tables about one subject: a sheet of the workbook and a chapter of the page.
     *
     * @param name at most 31 characters, as the name of a sheet
     */
    record Subject(String name, List<ReportTable> tables) {
        public boolean isEmpty() {
            return tables.stream().allMatch(ReportTable::isEmpty);
        }
    }

    /**
     * A figure with its initiative and measure.
     *
     * @param source the report that has the figure, in tables of several reports
     */
    record Row(InitiativeSection initiative, MeasureSection measure, ReportedFigure reported, String source) {
        FigureView figure() {
            return reported.figure();
        }

        boolean hidden() {
            return reported.hidden();
        }

        boolean answersHidden() {
            return hidden() || (reported.hasRate() && figure().counts().recorded() == null);
        }
    }

    static Stream<Row> rows(ReportDocument document, Function<MeasureSection, Stream<ReportedFigure>> figures) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure ->
                                figures.apply(measure).map(reported -> new Row(initiative, measure, reported, ""))));
    }

    static TableBuilder<Row> figureTable(String id, String title, String note) {
        return new TableBuilder<Row>(id, title, note)
                .group(initiative(), initiativeExplanation(), row -> ReportText.name(row.initiative()))
                .group(measure(), measureExplanation(), row -> ReportText.name(row.measure()))
                .period(
                        say("Periode", "Window"),
                        say("De dage, tallet handler om.", "The days of the figure."),
                        row -> row.figure().window().window())
                .shortText(
                        say("Efter", "By"),
                        say(
                                "Hvilken dato der bestemmer, om et forløb hører til perioden.",
                                "Which date decides whether an enrolment belongs to the window."),
                        row -> ReportedFigureText.basis(row.measure(), row.figure()));
    }

    private static ReportTable figures(ReportDocument document) {
        return headline(
                        figureTable(
                                "figures",
                                say("Resultat og målsætning", "Result and target"),
                                say(
                                        "Halvåret og de 12 måneder, der slutter med det. Andelen er af forløb, ikke af personer.",
                                        "The half-year, and the 12 months that end with it. The rate is of enrolments, not of persons.")))
                .build(rows(document, measure -> Stream.of(measure.halfYear(), measure.twelveMonths()))
                        .toList());
    }

    private static ReportTable halfYears(ReportDocument document) {
        return headline(
                        figureTable(
                                "half-years",
                                say("Halvårene side om side", "The half-years side by side"),
                                say(
                                        "De tidligere halvår, som de er opgjort nu; hvad der stod i tidligere rapporter, står for sig.",
                                        "The earlier half-years as calculated now. The figures of earlier reports have their own table.")))
                .build(rows(
                                document,
                                measure -> Stream.concat(Stream.of(measure.halfYear()), measure.halfYears().stream()))
                        .toList());
    }

    static TableBuilder<Row> headline(TableBuilder<Row> table) {
        return table.count(
                        say("Succeser", "Successes"),
                        say(
                                "Forløb, der opfyldte målepunktet på opfølgningsdatoen.",
                                "Enrolments that met the measure on the due date of the follow-up."),
                        Row::hidden,
                        row -> row.figure().counts().successes())
                .count(
                        say("Nævner", "Denominator"),
                        say(
                                "Forløb med kendt situation og forløb uden svar. Uden svar tæller som ikke opfyldt.",
                                "Enrolments with a known situation and enrolments without an answer. No answer counts as no success."),
                        Row::hidden,
                        row -> row.figure().denominator())
                .percent(
                        say("Andel", "Rate"),
                        say(
                                "100 gange succeser divideret med nævneren, afrundet til én decimal.",
                                "100 times the successes divided by the denominator, rounded to one decimal."),
                        Row::hidden,
                        row -> row.figure().percent())
                .percent(
                        say("Usikkerhed fra", "Interval from"),
                        interval(),
                        Row::hidden,
                        row -> row.figure().interval() == null
                                ? null
                                : row.figure().interval().low())
                .percent(
                        say("Usikkerhed til", "Interval to"),
                        interval(),
                        Row::hidden,
                        row -> row.figure().interval() == null
                                ? null
                                : row.figure().interval().high())
                .percent(
                        say("Målsætning", "Target"),
                        say(
                                "Gennemsnittet af de målsætninger, der gjaldt på opfølgningsdatoerne i nævneren.",
                                "The mean of the targets valid on the due dates of the follow-ups in the denominator."),
                        row -> row.hidden()
                                || (row.reported().hasRate()
                                        && row.reported().promise().complete()),
                        row -> row.figure().target().percent())
                .shortText(
                        say("Vurdering", "Verdict"),
                        say(
                                "Nået, når 100 gange succeserne mindst er summen af målsætningerne. Det kan være tilfældigt, når målsætningen ligger i usikkerhedsintervallet. Foreløbigt, når der mangler opfølgninger.",
                                "Reached if 100 times the successes are at least the sum of the targets. It may be due to chance if the target is within the interval. Provisional while follow-ups are missing."),
                        row -> ReportedFigureText.verdict(row.reported()))
                .shortText(
                        say("Tallet er", "The figure is"),
                        say(
                                "Foreløbigt, så længe der mangler opfølgninger i perioden.",
                                "Provisional while follow-ups of the window are missing."),
                        row -> ReportedFigureText.state(row.reported()));
    }

    static String interval() {
        return say(
                "95 % Wilson-interval: usikkerheden, hvis forløbene ses som en stikprøve.",
                "95% Wilson score interval: the uncertainty if these enrolments are seen as a sample.");
    }

    /** How the denominator follows from all enrolments of the window. */
    private static ReportTable denominators(ReportDocument document) {
        return figureTable(
                        "denominators",
                        say("Nævneren åbnet", "The denominator"),
                        say(
                                "Kohorten er alle forløb i perioden. Dem uden for nævneren er ikke talt med, ikke endnu forfaldne eller afventer svar.",
                                "The cohort is all enrolments of the window. Excluded, not due and pending enrolments are not in the denominator."))
                .count(
                        say("Kohorte", "Cohort"),
                        say("Alle forløb i perioden.", "All enrolments of the window."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().cohort())
                .count(
                        say("Ikke talt med", "Excluded"),
                        say(
                                "Døde og andre, som målepunktet ikke tæller.",
                                "Deceased persons and others that the measure does not count."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().excluded())
                .count(
                        say("Ikke forfaldne", "Not due"),
                        say("Opfølgningsdatoen er ikke nået.", "The due date of the follow-up has not come."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().notDue())
                .count(
                        say("Afventer", "Pending"),
                        say(
                                "Forfaldne uden svar, hvor fristen ikke er overskredet.",
                                "Due without an answer, within the grace period."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().pending())
                .count(
                        say("Kendt situation", "Recorded"),
                        say("En status er registreret.", "A status is recorded."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().recorded())
                .count(
                        say("Uden svar", "Lost"),
                        say(
                                "Opgivet eller ikke besvaret inden fristen.",
                                "Marked as lost, or not answered within the grace period."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().lost())
                .percent(
                        say("Dækning", "Coverage"),
                        say("Kendt situation divideret med nævneren.", "Recorded divided by the denominator."),
                        Row::answersHidden,
                        row -> row.figure().coveragePercent())
                .percent(
                        say("Andel af kendte", "Known rate"),
                        say(
                                "Succeser divideret med forløb med kendt situation.",
                                "Successes divided by the enrolments with a known situation."),
                        Row::answersHidden,
                        row -> row.figure().knownPercent())
                .build(rows(document, measure -> Stream.of(measure.halfYear(), measure.twelveMonths()))
                        .toList());
    }

    static String initiative() {
        return say("Indsats", "Initiative");
    }

    static String initiativeExplanation() {
        return say("Den indsats, der er bevilget penge til.", "The effort that money was granted for.");
    }

    static String measure() {
        return say("Målepunkt", "Measure");
    }

    static String measureExplanation() {
        return say("Det, indsatsen måles på.", "What the initiative is judged by.");
    }
}
