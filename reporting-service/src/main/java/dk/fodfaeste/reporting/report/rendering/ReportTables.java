package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.reporting.report.rendering.TableBuilder.say;

import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.ReportTexts;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The tables of a report, in the language of the page or document. */
final class ReportTables {
    private ReportTables() {}

    static List<ReportTable> of(ReportDocument document) {
        return Stream.concat(ofTheReport(document).stream(), EconomyTables.ofAmounts(document).stream())
                .toList();
    }

    /** Those that every report has, however little stands in them. */
    static List<ReportTable> ofTheReport(ReportDocument document) {
        return List.of(
                EconomyTables.goals(document),
                figures(document),
                denominators(document),
                halfYears(document),
                RestatementTables.restatements(document),
                RestatementTables.reasons(document),
                comments(document),
                decisions(document),
                EconomyTables.costs(document),
                EconomyTables.remarks(document),
                EconomyTables.differences(document));
    }

    /**
     * A figure, and whose it is.
     *
     * @param said where it stands, of figures that several reports have
     */
    record Row(InitiativeSection initiative, MeasureSection measure, ReportedFigure reported, String said) {
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

    private static Stream<Row> rows(ReportDocument document, Function<MeasureSection, Stream<ReportedFigure>> figures) {
        return document.initiatives().stream()
                .flatMap(initiative -> initiative.measures().stream()
                        .flatMap(measure ->
                                figures.apply(measure).map(reported -> new Row(initiative, measure, reported, ""))));
    }

    static TableBuilder<Row> ofFigures(String id, String title, String note) {
        return new TableBuilder<Row>(id, title, note)
                .group(initiative(), initiativeIs(), row -> row.initiative().name())
                .group(measure(), measureIs(), row -> row.measure().name())
                .period(
                        say("Periode", "Window"),
                        say("De dage, tallet handler om.", "The days that the figure is about."),
                        row -> row.figure().window().window())
                .words(
                        say("Efter", "By"),
                        say(
                                "Hvilken dato der bestemmer, om et forløb hører til perioden.",
                                "Which date decides whether an enrolment belongs to the window."),
                        row -> ReportText.basis(row.measure(), row.figure()));
    }

    private static ReportTable figures(ReportDocument document) {
        return headline(
                        ofFigures(
                                "figures",
                                say("Resultat og målsætning", "Result and target"),
                                say(
                                        "Halvåret og de 12 måneder, der slutter med det. Andelen er af forløb, ikke af personer.",
                                        "The half-year, and the 12 months that end with it. The rate is of enrolments, not of persons.")))
                .with(rows(document, measure -> Stream.of(measure.halfYear(), measure.twelveMonths()))
                        .toList());
    }

    private static ReportTable halfYears(ReportDocument document) {
        return headline(
                        ofFigures(
                                "half-years",
                                say("Halvårene side om side", "The half-years side by side"),
                                say(
                                        "De tidligere halvår, som de er opgjort nu; hvad der stod i tidligere rapporter, står for sig.",
                                        "The earlier half-years as they are computed now; what earlier reports said stands by itself.")))
                .with(rows(
                                document,
                                measure -> Stream.concat(Stream.of(measure.halfYear()), measure.halfYears().stream()))
                        .toList());
    }

    static TableBuilder<Row> headline(TableBuilder<Row> table) {
        return table.count(
                        say("Succeser", "Successes"),
                        say(
                                "Forløb, der opfyldte målepunktet på opfølgningsdatoen.",
                                "Periods that met the measure on the day of the follow-up."),
                        Row::hidden,
                        row -> row.figure().counts().successes())
                .count(
                        say("Nævner", "Denominator"),
                        say(
                                "Forløb med kendt situation og forløb uden svar. Uden svar tæller som ikke opfyldt.",
                                "Periods with a known situation, and those without an answer. Silence counts as no success."),
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
                                "The mean of the targets valid on the days of the follow-ups in the denominator."),
                        row -> row.hidden() || row.reported().hasRate(),
                        row -> row.figure().target().percent())
                .words(
                        say("Vurdering", "Verdict"),
                        say(
                                "Nået, når 100 gange succeserne mindst er summen af målsætningerne. Usikkert, når målsætningen ligger i usikkerhedsintervallet. Foreløbigt, når der mangler opfølgninger.",
                                "Reached where 100 times the successes are no less than the sum of the targets. Uncertain where the target lies in the interval. Provisional while follow-ups are missing."),
                        row -> ReportText.verdict(row.reported()))
                .words(
                        say("Tallet er", "The figure is"),
                        say(
                                "Foreløbigt, så længe der mangler opfølgninger i perioden.",
                                "Provisional as long as follow-ups of the window are missing."),
                        row -> ReportText.settled(row.reported()));
    }

    private static String interval() {
        return say(
                "95 % Wilson-interval: usikkerheden, hvis forløbene ses som en stikprøve.",
                "95% Wilson score interval: the uncertainty if these enrolments are seen as a sample.");
    }

    /** From everybody who left or began to those that the rate speaks of. */
    private static ReportTable denominators(ReportDocument document) {
        return ofFigures(
                        "denominators",
                        say("Nævneren åbnet", "The denominator opened"),
                        say(
                                "Kohorten er alle forløb i perioden. Dem uden for nævneren er ikke talt med, ikke endnu forfaldne eller afventer svar.",
                                "The cohort is every enrolment of the window. Outside the denominator are those excluded, not due and pending."))
                .count(
                        say("Kohorte", "Cohort"),
                        say("Alle forløb i perioden.", "Every enrolment of the window."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().cohort())
                .count(
                        say("Ikke talt med", "Excluded"),
                        say(
                                "Døde og andre, som målepunktet ikke tæller.",
                                "The deceased, and others that the measure does not count."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().excluded())
                .count(
                        say("Ikke forfaldne", "Not due"),
                        say("Opfølgningsdatoen er ikke nået.", "The day of the follow-up has not come."),
                        row -> !row.figure().notBegun(),
                        row -> row.figure().counts().notDue())
                .count(
                        say("Afventer", "Pending"),
                        say(
                                "Forfaldne uden svar, hvor fristen ikke er overskredet.",
                                "Due without an answer, within the days of grace."),
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
                                "Marked as lost, or not answered within the days of grace."),
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
                .with(rows(document, measure -> Stream.of(measure.halfYear(), measure.twelveMonths()))
                        .toList());
    }

    private static ReportTable comments(ReportDocument document) {
        return new TableBuilder<InitiativeSection>("comments", say("Kommentarer", "Comments"), "")
                .prose(initiative(), initiativeIs(), InitiativeSection::name)
                .prose(
                        say("Kommentar", "Comment"),
                        say("Skrevet af analytikeren.", "Written by the analyst."),
                        InitiativeSection::comment)
                .with(document.initiatives().stream()
                        .filter(initiative -> initiative.comment() != null)
                        .toList());
    }

    private static ReportTable decisions(ReportDocument document) {
        return new TableBuilder<ReportTexts.Decision>(
                        "decisions", say("Hvad styregruppen har besluttet", "What the steering group has decided"), "")
                .prose(
                        say("Beslutning", "Decision"),
                        say("Hvad styregruppen besluttede.", "What the steering group decided."),
                        ReportTexts.Decision::decision)
                .words(
                        say("Ansvarlig", "Owner"),
                        say("Hvem der sørger for det.", "Who sees to it."),
                        ReportTexts.Decision::owner)
                .day(
                        say("Frist", "Due"),
                        say("Hvornår det skal være gjort.", "By when it is to be done."),
                        ReportTexts.Decision::dueOn)
                .with(document.decisions());
    }

    static String initiative() {
        return say("Indsats", "Initiative");
    }

    static String initiativeIs() {
        return say("Den indsats, der er bevilget penge til.", "The effort that money was granted for.");
    }

    static String measure() {
        return say("Målepunkt", "Measure");
    }

    static String measureIs() {
        return say("Det, indsatsen måles på.", "What the initiative is judged by.");
    }
}
