package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.reporting.figures.Answer;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Window;

/** What a figure says, in Danish sentences that stand for themselves. */
final class InWords {
    private final Answer answer;
    private final Figure figure;
    private final Counts counts;

    InWords(Answer answer) {
        this.answer = answer;
        this.figure = answer.figure();
        this.counts = figure.counts();
    }

    /** The one sentence that somebody in a hurry reads. */
    String sentence() {
        if (counts.cohort() == 0) {
            return "Der er ingen data endnu. Målet er %s.".formatted(promisedNow());
        }
        if (figure.denominator() == 0) {
            return "Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er %s.".formatted(promisedNow());
        }
        return "%s af %s opfylder målepunktet (%s); målet på %s er %s."
                .formatted(
                        Danish.count(counts.successes()),
                        periods(figure.denominator()),
                        Danish.percent(figure.rate().percent().orElseThrow()),
                        promised(),
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
        return figure.targetChangedInWindow()
                ? promised() + " – målet er ændret i perioden, og dette er gennemsnittet over forløbene"
                : promised();
    }

    /** What stands below the line of the rate, and what does not. */
    String denominator() {
        String below = "%s: %s med kendt situation og %s uden svar"
                .formatted(periods(figure.denominator()), Danish.count(counts.recorded()), Danish.count(counts.lost()));
        return counts.excluded() == 0
                ? below
                : below + ". Derudover er %s ikke talt med (fx dødsfald)".formatted(Danish.count(counts.excluded()));
    }

    String coverage() {
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
        return "Hele perioden, %s – %s, efter %s"
                .formatted(Danish.day(window.firstDay()), Danish.day(window.lastDayInclusive()), basis());
    }

    /** On which day it was counted, and whether it can still change by itself. */
    String standing() {
        String day = Danish.day(answer.asOf().today());
        if (!figure.provisional()) {
            return counts.cohort() == 0 ? day : day + ". Tallet er ikke foreløbigt: alle opfølgninger er afgjort";
        }
        long open = counts.notDue() + counts.pending();
        return "%s. Foreløbigt tal: %s mangler endnu, den sidste frist er %s"
                .formatted(
                        day,
                        open == 1 ? "1 opfølgning" : Danish.count(open) + " opfølgninger",
                        Danish.day(figure.settledOn().orElseThrow()));
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
