package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.time.LocalDate;
import java.time.Month;

/** What a figure says, in Danish sentences that stand for themselves. */
final class InWords {
    private static final String COULD_BETRAY = "det kunne røbe nogen";

    private final Answer answer;
    private final Figure figure;
    private final Counts counts;
    private final Disclosure disclosure;

    InWords(Answer answer) {
        this.answer = answer;
        this.figure = answer.figure();
        this.counts = figure.counts();
        this.disclosure = answer.disclosure();
    }

    /** The one sentence that somebody in a hurry reads. */
    String sentence() {
        if (!disclosure.headline()) {
            return "Der er for få forløb til at vise tal uden at røbe nogen. Målet er %s.".formatted(promisedNow());
        }
        if (counts.cohort() == 0 || (figure.denominator() == 0 && !disclosure.exact())) {
            return "Der er ingen data endnu. Målet er %s.".formatted(promisedNow());
        }
        if (figure.denominator() == 0) {
            return "Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er %s.".formatted(promisedNow());
        }
        return "%s af %s opfylder målepunktet (%s); målet%s er %s."
                .formatted(
                        Danish.count(counts.successes()),
                        periods(figure.denominator()),
                        Danish.percent(figure.rate().percent().orElseThrow()),
                        saysTarget() ? " på " + promised() : ", som er ændret i perioden,",
                        verdict());
    }

    /** A verdict that can still change by itself is always called that. */
    String verdict() {
        String outcome = figure.targetReached().orElseThrow() ? "nået" : "ikke nået";
        return figure.provisional() ? "foreløbig " + outcome : outcome;
    }

    String target() {
        if (figure.denominator() == 0) {
            return promisedNow();
        }
        if (!saysTarget()) {
            return "Målet er ændret i perioden. Gennemsnittet vises ikke, for " + COULD_BETRAY;
        }
        return figure.targetChangedInWindow()
                ? promised() + " – målet er ændret i perioden, og dette er gennemsnittet over forløbene"
                : promised();
    }

    /** What stands below the line of the rate, and what does not. */
    String denominator() {
        if (!disclosure.says(Part.ANSWERS)) {
            return "%s. Hvor mange der er uden svar, vises ikke, for %s"
                    .formatted(periods(figure.denominator()), COULD_BETRAY);
        }
        String below = "%s: %s med kendt situation og %s uden svar"
                .formatted(periods(figure.denominator()), Danish.count(counts.recorded()), Danish.count(counts.lost()));
        if (!disclosure.says(Part.EXCLUDED)) {
            return below + ". Hvor mange der ikke er talt med (fx dødsfald), vises ikke, for " + COULD_BETRAY;
        }
        return counts.excluded() == 0
                ? below
                : below + ". Derudover er %s ikke talt med (fx dødsfald)".formatted(Danish.count(counts.excluded()));
    }

    String coverage() {
        if (!disclosure.says(Part.ANSWERS)) {
            return "Vises ikke, for " + COULD_BETRAY;
        }
        return "%s – vi kender situationen for %s af %s"
                .formatted(
                        Danish.percent(figure.coverage().percent().orElseThrow()),
                        Danish.count(counts.recorded()),
                        Danish.count(figure.denominator()));
    }

    String interval() {
        return figure.rate()
                        .interval()
                        .map(interval -> Danish.range(interval.low(), interval.high()))
                        .orElseThrow()
                + ", hvis forløbene ses som en stikprøve (95 %)";
    }

    String window() {
        Window window = answer.window();
        return "%s, %s – %s, efter %s"
                .formatted(
                        disclosure.exact() ? "Hele perioden" : kind(window),
                        Danish.day(window.firstDay()),
                        Danish.day(window.lastDayInclusive()),
                        basis());
    }

    /** On which day it was counted, and whether it can still change by itself. */
    String standing() {
        String day = Danish.day(answer.asOf().today());
        if (!figure.provisional()) {
            return figure.denominator() == 0 && (counts.cohort() == 0 || !disclosure.exact())
                    ? day
                    : day + ". Tallet er ikke foreløbigt: alle opfølgninger er afgjort";
        }
        if (!disclosure.exact()) {
            return day + ". Foreløbigt tal: der mangler stadig opfølgninger";
        }
        long open = counts.notDue() + counts.pending();
        return "%s. Foreløbigt tal: %s mangler endnu, den sidste frist er %s"
                .formatted(
                        day,
                        open == 1 ? "1 opfølgning" : Danish.count(open) + " opfølgninger",
                        Danish.day(figure.settledOn().orElseThrow()));
    }

    /** The mean of two targets would tell how many were due before the change and how many after. */
    boolean saysTarget() {
        return disclosure.exact() || !figure.targetChangedInWindow();
    }

    /** Over which time the whole page speaks. */
    static String period(boolean wholeTime, LocalDate today) {
        return wholeTime
                ? "Hver indsats i hele dens tid til og med " + Danish.day(today) + "."
                : "Hver indsats i den nyeste afsluttede periode, hvor tallene kan vises uden at røbe nogen.";
    }

    private static String kind(Window window) {
        LocalDate last = window.lastDayInclusive();
        if (window.firstDay().getYear() < last.getYear()) {
            return "12 måneder";
        }
        if (window.firstDay().getMonth() == Month.JULY) {
            return "2. halvår " + last.getYear();
        }
        return (last.getMonth() == Month.JUNE ? "1. halvår " : "Kalenderåret ") + last.getYear();
    }

    private String promised() {
        return Danish.promise(figure.targetPercent().orElseThrow());
    }

    private String promisedNow() {
        return Danish.promise(answer.measure().revisionOn(answer.asOf().today()).targetPercent());
    }

    private String periods(long number) {
        boolean one = number == 1;
        return Danish.count(number)
                + switch (answer.measure().anchor()) {
                    case EXIT -> one ? " afsluttet forløb" : " afsluttede forløb";
                    case START -> one ? " påbegyndt forløb" : " påbegyndte forløb";
                };
    }

    private String basis() {
        if (answer.window().basis() == Basis.FOLLOW_UP) {
            return "opfølgningsdato";
        }
        return answer.measure().anchor() == Anchor.EXIT ? "afgangsdato" : "startdato";
    }
}
