package dk.fodfaeste.reporting.report.rendering;

import static dk.fodfaeste.kit.web.DisplayText.say;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.FigureView;
import dk.fodfaeste.reporting.report.store.ReportDocument.InitiativeSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.MeasureSection;
import dk.fodfaeste.reporting.report.store.ReportDocument.ReportedFigure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the first page says about an initiative, in the language of the page or document: its first measure in the half-year, or in the twelve
 * months that end with it if the half-year has no verdict. Everything follows from numbers that the document shows, so it discloses nothing more.
 *
 * @param measure null if the initiative has no measures, like {@code judged}
 */
record InitiativeSummary(InitiativeSection initiative, MeasureSection measure, ReportedFigure judged) {
    private static final int MOST_NAMES = 1;

    static InitiativeSummary of(InitiativeSection initiative) {
        if (initiative.measures().isEmpty()) {
            return new InitiativeSummary(initiative, null, null);
        }
        MeasureSection first = initiative.measures().getFirst();
        ReportedFigure judged = Stream.of(first.halfYear(), first.twelveMonths())
                .filter(InitiativeSummary::hasVerdict)
                .findFirst()
                .orElse(first.halfYear());
        return new InitiativeSummary(initiative, first, judged);
    }

    private static boolean hasVerdict(ReportedFigure reported) {
        return reported.hasRate()
                && reported.promise().complete()
                && reported.figure().target().reached() != null;
    }

    /** Whether the target is reached and could be by chance, as a reader without any other page understands it. */
    String verdict() {
        if (measure == null) {
            return say("Indsatsen har ingen målepunkter", "The initiative has no measures");
        }
        FigureView figure = judged.figure();
        if (figure.notBegun()) {
            return say("Indsatsen var ikke begyndt", "The initiative had not begun");
        }
        if (judged.hidden()) {
            return say("Skjult (for få personer)", "Hidden (too few persons)");
        }
        if (!judged.hasRate()) {
            return say("Ingen forløb at vurdere endnu", "No enrolments to judge yet");
        }
        if (!judged.promise().complete()) {
            return say("Ingen målsætning at vurdere efter", "No target to judge by");
        }
        if (figure.target().reached() == null) {
            return say("Vurderingen er skjult (for få personer)", "The verdict is hidden (too few persons)");
        }
        String verdict = figure.provisional() ? provisionalVerdict(figure) : finalVerdict(figure);
        return judged.uncertain()
                ? verdict + say(", men det kan være tilfældigt", ", but that may be due to chance")
                : verdict;
    }

    private static String provisionalVerdict(FigureView figure) {
        return figure.target().reached()
                ? say("Foreløbigt: målet er nået indtil nu", "Provisional: the target is reached so far")
                : say("Foreløbigt: målet er ikke nået endnu", "Provisional: the target is not reached yet");
    }

    private static String finalVerdict(FigureView figure) {
        return figure.target().reached()
                ? say("Målet er nået", "The target is reached")
                : say("Målet er ikke nået", "The target is not reached");
    }

    /** The rate, its target and window, and how the other measures did. */
    String result() {
        if (measure == null) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        String window = ReportText.window(judged.figure().window().window());
        sentences.add("%s, %s.".formatted(ReportText.name(measure), window));
        if (judged != measure.halfYear()) {
            sentences.add(say("Halvåret har ingen vurdering.", "The half-year has no verdict."));
        }
        if (judged.hasRate()) {
            sentences.add(ReportedFigureText.sentence(measure, judged));
            String target = ReportedFigureText.target(judged);
            if (!target.isEmpty()) {
                sentences.add(
                        judged.figure().target().percent() == null
                                ? target
                                : say("Målsætning: ", "Target: ") + (target.endsWith(".") ? target : target + "."));
            }
        }
        otherMeasures().ifPresent(sentences::add);
        return String.join(" ", sentences);
    }

    /** How many are reached and how many have no verdict; those not reached by name, at most {@value #MOST_NAMES}. */
    private Optional<String> otherMeasures() {
        List<MeasureSection> others = initiative.measures().stream().skip(1).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        int reached = named(others, true).size();
        List<String> missed = named(others, false);
        int without = others.size() - reached - missed.size();
        String counts = say(
                        "Øvrige målepunkter: %d nået, %d uden vurdering",
                        "Other measures: %d reached, %d without a verdict")
                .formatted(reached, without);
        return Optional.of(
                missed.isEmpty()
                        ? counts + "."
                        : counts + say("; ikke nået: ", "; not reached: ") + listed(missed) + ".");
    }

    private static List<String> named(List<MeasureSection> measures, boolean reached) {
        return measures.stream()
                .filter(measure -> hasVerdict(measure.halfYear()))
                .filter(measure -> measure.halfYear().figure().target().reached() == reached)
                .map(ReportText::name)
                .toList();
    }

    private static String listed(List<String> names) {
        String listed = names.stream().limit(MOST_NAMES).collect(Collectors.joining("; "));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? listed + say(" og %d mere", " and %d more").formatted(more) : listed;
    }

    /** How certain the verdict is; blank without a verdict. */
    String certainty() {
        if (judged == null || !hasVerdict(judged)) {
            return "";
        }
        FigureView figure = judged.figure();
        String interval = ReportedFigureText.interval(judged);
        String missing =
                figure.provisional() ? say(" Der mangler stadig opfølgninger.", " Follow-ups are still missing.") : "";
        if (judged.uncertain()) {
            return say(
                                    "Usikkert: målsætningen ligger i usikkerheden, %s.",
                                    "Uncertain: the target is in the interval, %s.")
                            .formatted(interval)
                    + missing;
        }
        return (figure.target().reached()
                                ? say(
                                        "Rimelig sikkert: hele usikkerheden, %s, ligger over målsætningen.",
                                        "Fairly certain: the whole interval, %s, is above the target.")
                                : say(
                                        "Rimelig sikkert: hele usikkerheden, %s, ligger under målsætningen.",
                                        "Fairly certain: the whole interval, %s, is below the target."))
                        .formatted(interval)
                + missing;
    }

    /** The change since the half-year before, and how many figures of earlier reports are not what they were. */
    String change() {
        if (measure == null) {
            return "";
        }
        return Stream.of(RateChange.sentence(measure), restatements())
                .filter(Objects::nonNull)
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }

    /** Null if nothing was published about the initiative before. */
    private String restatements() {
        List<Boolean> changed = initiative.measures().stream()
                .flatMap(each -> each.restated().stream())
                .map(RestatementTables::isChanged)
                .toList();
        if (changed.isEmpty()) {
            return null;
        }
        long number = changed.stream().filter(Boolean::booleanValue).count();
        return number == 0
                ? say("Tidligere tal er uændrede.", "Earlier figures are unchanged.")
                : say("Tidligere tal, der er ændret: %s.", "Earlier figures that changed: %s.")
                        .formatted(DisplayText.count(number));
    }
}
