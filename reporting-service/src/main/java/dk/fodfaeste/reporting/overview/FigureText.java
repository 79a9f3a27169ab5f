package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.followup.Anchor;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.rate.Interval;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import dk.fodfaeste.reporting.smallcounts.Disclosure;
import java.time.LocalDate;
import java.util.Optional;

/** What a figure says, in sentences that stand for themselves. */
final class FigureText {
    private final DisclosedFigure answer;
    private final Figure figure;
    private final Counts counts;
    private final Disclosure disclosure;
    private final Language language;

    FigureText(DisclosedFigure answer, Language language) {
        this.answer = answer;
        this.figure = answer.figure();
        this.counts = figure.counts();
        this.disclosure = answer.disclosure();
        this.language = language;
    }

    /** The one sentence that somebody in a hurry reads. */
    String sentence() {
        if (isBeforeItsTime()) {
            return beforeItsTime() + ".";
        }
        if (!disclosure.headline()) {
            return say(
                    "Tallene vises ikke, for de kunne røbe nogen, selv eller sammen med andre tal. Målet er %s.",
                    "The figures are not shown: alone or with others they could betray somebody. The target is %s.",
                    promisedThen());
        }
        if (!saysAnybody()) {
            return say(
                    "Der er ingen data endnu. Målet er %s.",
                    "There are no data yet. The target is %s.", promisedThen());
        }
        if (figure.denominator() == 0) {
            return say(
                    "Der er ingen andel endnu, for ingen opfølgning er afgjort. Målet er %s.",
                    "There is no rate yet, for no follow-up is settled. The target is %s.", promisedThen());
        }
        return say(
                "%s af %s opfylder målepunktet (%s); %s.",
                "%s of %s meet the measure (%s); %s.",
                language.count(counts.successes()),
                periods(figure.denominator()),
                language.percent(figure.rate().percent().orElseThrow()),
                judgement());
    }

    private String judgement() {
        if (answer.reached().isEmpty()) {
            return say(
                    "målet er ændret i perioden, og om det er nået, vises ikke, for %s",
                    "the target was changed in the window, and whether it is reached is not shown, for %s",
                    couldBetray());
        }
        return answer.saysTarget()
                ? say("målet på %s er %s", "the target of %s is %s", promised(), verdict())
                : say(
                        "målet, som er ændret i perioden, er %s",
                        "the target, which was changed in the window, is %s", verdict());
    }

    /** Why there is no figure, for a column. */
    String instead() {
        if (isBeforeItsTime()) {
            return beforeItsTime();
        }
        if (!disclosure.headline()) {
            return say("Skjult: kunne røbe nogen", "Hidden: could betray somebody");
        }
        return saysAnybody()
                ? say("Ingen opfølgning er afgjort", "No follow-up is settled")
                : say("Ingen data", "No data");
    }

    /** Whether nothing is told because there was nothing yet, and not because it would betray somebody. */
    boolean isBeforeItsTime() {
        return disclosure.headline()
                ? counts.cohort() == 0 && answer.isBeforeTheBeginning()
                : answer.isBeforeTheBeginning() || answer.isBeforeTheFirstWindow();
    }

    private String beforeItsTime() {
        return !disclosure.headline() && answer.isBeforeTheFirstWindow()
                ? say("Ingen af indsatsens perioder er slut endnu", "None of the initiative's windows is over yet")
                : say("Indsatsen var ikke begyndt", "The initiative had not begun");
    }

    /** A verdict that can still change by itself is always called that, and so is one that chance could have turned. */
    String verdict() {
        Optional<Boolean> reached = answer.reached();
        if (reached.isEmpty()) {
            return say("vises ikke", "not shown");
        }
        String outcome = reached.get() ? say("nået", "reached") : say("ikke nået", "not reached");
        String sure = answer.isUnsure() ? outcome + say(", men usikkert", ", but uncertain") : outcome;
        return figure.provisional() ? say("foreløbig %s", "provisionally %s", sure) : sure;
    }

    /** The verdict as a sentence of its own. */
    String verdictOnTarget() {
        return answer.reached().isEmpty()
                ? say("Om målet er nået, vises ikke", "Whether the target is reached is not shown")
                : say("Mål %s", "Target %s", verdict());
    }

    /** The verdict as a mark beside the word; a dash where it is not shown. */
    String mark() {
        return answer.reached().map(reached -> reached ? "✓" : "✗").orElse("–");
    }

    String target() {
        if (figure.denominator() == 0) {
            return promisedThen();
        }
        if (!answer.saysTarget()) {
            return say(
                    "Målet er ændret i perioden. Gennemsnittet vises ikke, for %s",
                    "The target was changed in the window. The mean is not shown, for %s", couldBetray());
        }
        return figure.targetChangedInWindow()
                ? say(
                        "%s – målet er ændret i perioden. Hvert forløb er målt efter det mål, der gjaldt på dets opfølgningsdato, og dette er gennemsnittet",
                        "%s – the target was changed in the window. Each enrolment is judged by the target that held on its due date, and this is the mean",
                        promised())
                : promised();
    }

    /** For a column: 25 %, or what stands in its place. */
    String targetInShort() {
        if (figure.denominator() == 0) {
            return promisedThen();
        }
        if (!answer.saysTarget()) {
            return say("ændret i perioden", "changed in the window");
        }
        return figure.targetChangedInWindow()
                ? say("%s (gennemsnit, ændret i perioden)", "%s (mean, changed in the window)", promised())
                : promised();
    }

    /** What stands below the line of the rate, and what does not. */
    String denominator() {
        if (!disclosure.says(Part.ANSWERS)) {
            return say(
                    "%s. Hvor mange der er uden svar, vises ikke, for %s",
                    "%s. How many are without an answer is not shown, for %s",
                    periods(figure.denominator()),
                    couldBetray());
        }
        String below = say(
                "%s: %s med kendt situation og %s uden svar",
                "%s: %s whose situation is known and %s without an answer",
                periods(figure.denominator()),
                language.count(counts.recorded()),
                language.count(counts.lost()));
        if (!disclosure.says(Part.EXCLUDED)) {
            return below
                    + say(
                            ". Hvor mange der ikke er talt med (fx dødsfald), vises ikke, for %s",
                            ". How many are left out (such as deaths) is not shown, for %s", couldBetray());
        }
        return counts.excluded() == 0
                ? below
                : below
                        + say(
                                ". Derudover er %s ikke talt med (fx dødsfald)",
                                ". Besides, %s are left out (such as deaths)", language.count(counts.excluded()));
    }

    String coverage() {
        if (!disclosure.says(Part.ANSWERS)) {
            return say("Vises ikke, for %s", "Not shown, for %s", couldBetray());
        }
        return say(
                "%s – vi kender situationen for %s af %s",
                "%s – we know the situation of %s of %s",
                language.percent(figure.coverage().percent().orElseThrow()),
                language.count(counts.recorded()),
                language.count(figure.denominator()));
    }

    String interval() {
        return intervalInShort()
                + say(
                        ", hvis forløbene ses som en stikprøve (95 %%)",
                        ", if the enrolments are seen as a sample (95%%)");
    }

    /** 13,8–28,0 % */
    String intervalInShort() {
        Interval interval = figure.rate().interval().orElseThrow();
        return language.decimal(interval.low()) + "–" + language.percent(interval.high());
    }

    String window() {
        return say("%s, efter %s", "%s, by %s", new PeriodText(answer, language).withItsDays(), basis());
    }

    /** On which day it was counted, and whether it can still change by itself. */
    String standing() {
        String day = language.day(answer.asOf().today());
        if (!figure.provisional()) {
            if (figure.denominator() == 0 && !saysAnybody()) {
                return day;
            }
            return isGoingOn()
                    ? say(
                            "%s. Perioden er ikke slut, men alle opfølgninger indtil nu er afgjort",
                            "%s. The window is not over, but all follow-ups so far are settled", day)
                    : say(
                            "%s. Tallet er ikke foreløbigt: alle opfølgninger er afgjort",
                            "%s. The figure is not provisional: all follow-ups are settled", day);
        }
        if (!disclosure.exact()) {
            return say(
                    "%s. Foreløbigt tal: der mangler stadig opfølgninger",
                    "%s. Provisional figure: some follow-ups are still missing", day);
        }
        long open = counts.notDue() + counts.pending();
        return say(
                "%s. Foreløbigt tal: %s mangler endnu, den sidste frist er %s",
                "%s. Provisional figure: %s missing yet, the last deadline is %s",
                day,
                open == 1
                        ? say("1 opfølgning", "1 follow-up is")
                        : say("%s opfølgninger", "%s follow-ups are", language.count(open)),
                language.day(figure.settledOn().orElseThrow()));
    }

    /** For a column; a dash where there is nothing that could change. */
    String standingInShort() {
        if (figure.denominator() == 0 && !saysAnybody()) {
            return "–";
        }
        if (figure.provisional()) {
            return say("foreløbig", "provisional");
        }
        return isGoingOn() ? say("i gang", "going on") : say("endelig", "settled");
    }

    /** Whether days are still to come on which somebody can enter the figure. */
    boolean isGoingOn() {
        return answer.window().lastDayInclusive().isAfter(answer.asOf().today());
    }

    /** 24 af 120 */
    String share() {
        return say("%s af %s", "%s of %s", language.count(counts.successes()), language.count(figure.denominator()));
    }

    /** By which date the window selects. */
    String basis() {
        return switch (answer.window().basis()) {
            case FOLLOW_UP -> say("opfølgningsdato", "follow-up date");
            case ANCHOR ->
                answer.measure().anchor() == Anchor.EXIT
                        ? say("afgangsdato", "exit date")
                        : say("startdato", "start date");
        };
    }

    /** 27,5 %, as it was promised or as the mean of what was. */
    String promised() {
        return language.shortPercent(figure.targetPercent().orElseThrow());
    }

    /** That a figure is provisional is said anyway, and with it that somebody is there. */
    private boolean saysAnybody() {
        return figure.denominator() > 0 || figure.provisional() || (counts.cohort() > 0 && disclosure.saysCohort());
    }

    /** Where nothing is weighed, what held when the window ended, or holds today where it has not. */
    private String promisedThen() {
        LocalDate today = answer.asOf().today();
        LocalDate last = answer.window().lastDayInclusive();
        return language.shortPercent(
                answer.measure().revisionOn(last.isBefore(today) ? last : today).targetPercent());
    }

    private String periods(long number) {
        String count = language.count(number);
        boolean one = number == 1;
        return switch (answer.measure().anchor()) {
            case EXIT ->
                one
                        ? say("%s afsluttet forløb", "%s enrolment that ended", count)
                        : say("%s afsluttede forløb", "%s enrolments that ended", count);
            case START ->
                one
                        ? say("%s påbegyndt forløb", "%s enrolment that began", count)
                        : say("%s påbegyndte forløb", "%s enrolments that began", count);
        };
    }

    private String couldBetray() {
        return say("det kunne røbe nogen", "it could betray somebody");
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
