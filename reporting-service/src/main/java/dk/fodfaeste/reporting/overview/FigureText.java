package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.figures.UnitText;
import dk.fodfaeste.reporting.rate.Counts;
import dk.fodfaeste.reporting.rate.Figure;
import dk.fodfaeste.reporting.smallcounts.Disclosure;

/** A figure in words: in one sentence, and its window, interval and state. Each text can be read alone. */
final class FigureText {
    private final DisclosedFigure disclosed;
    private final Figure figure;
    private final Counts counts;
    private final Disclosure disclosure;
    private final Language language;
    private final TargetText targetText;
    private final CountsText countsText;

    FigureText(DisclosedFigure disclosed, Language language) {
        this.disclosed = disclosed;
        this.figure = disclosed.figure();
        this.counts = figure.counts();
        this.disclosure = disclosed.disclosure();
        this.language = language;
        this.targetText = new TargetText(disclosed, language);
        this.countsText = new CountsText(disclosed, language);
    }

    TargetText target() {
        return targetText;
    }

    CountsText counts() {
        return countsText;
    }

    /** The whole figure in one sentence. */
    String sentence() {
        if (isBeforeStart()) {
            return beforeStart() + ".";
        }
        if (!disclosure.headline()) {
            return say(
                    "Tallene vises ikke, fordi enkeltpersoner kan genkendes, alene ud fra tallene eller sammen med andre tal. %s.",
                    "The figures are not shown: alone or with other figures they could identify a person. %s.",
                    targetText.validAtEndSentence());
        }
        if (!hasEnrolments()) {
            return say("Der er ingen data endnu. %s.", "There is no data yet. %s.", targetText.validAtEndSentence());
        }
        if (figure.denominator() == 0) {
            return say(
                    "Der er ingen andel endnu, for ingen opfølgning er afgjort. %s.",
                    "There is no rate yet, because no follow-up is settled. %s.", targetText.validAtEndSentence());
        }
        return say(
                "%s opfylder målepunktet (%s); %s.",
                "%s meet the measure (%s); %s.",
                countsText.shareOfEnrolments(),
                language.percent(figure.rate().percent().orElseThrow()),
                targetText.judgement());
    }

    /** Why there is no rate, for a table column. */
    String placeholder() {
        if (isBeforeStart()) {
            return beforeStart();
        }
        if (!disclosure.headline()) {
            return say("Skjult (for få personer)", "Hidden (too few persons)");
        }
        return hasEnrolments()
                ? say("Ingen opfølgning er afgjort", "No follow-up is settled")
                : say("Ingen data", "No data");
    }

    /** Whether there is no figure because the initiative had not begun, or has no closed window yet; nothing is hidden then. */
    boolean isBeforeStart() {
        return disclosure.headline()
                ? counts.cohort() == 0 && disclosed.isBeforeStart()
                : disclosed.isBeforeStart() || disclosed.isBeforeFirstWindow();
    }

    private String beforeStart() {
        return !disclosure.headline() && disclosed.isBeforeFirstWindow()
                ? say("Ingen af indsatsens perioder er slut endnu", "None of the initiative's windows has ended yet")
                : say("Indsatsen var ikke begyndt", "The initiative had not begun");
    }

    String interval() {
        return shortInterval()
                + say(
                        ", hvis forløbene ses som en stikprøve (95 %%)",
                        ", if the enrolments are seen as a sample (95%%)");
    }

    /** 13,8–28,0 %; a dash without an interval. */
    String shortInterval() {
        return figure.interval()
                .map(interval -> language.decimal(interval.low()) + "–" + language.percent(interval.high()))
                .orElse("–");
    }

    String window() {
        return say("%s, efter %s", "%s, by %s", new PeriodText(disclosed, language).nameAndDates(), basis());
    }

    /** 12 måneder til og med 30. juni 2026, efter afgangsdato */
    String shortWindow() {
        return say("%s, efter %s", "%s, by %s", new PeriodText(disclosed, language).shortName(), basis());
    }

    /** The date by which the window selects enrolments. */
    String basis() {
        return switch (disclosed.window().basis()) {
            case FOLLOW_UP -> say("opfølgningsdato", "follow-up date");
            case ANCHOR -> {
                UnitText.Words day = UnitText.of(disclosed.measure().unit()).day();
                yield language.say(day.danish(), day.english());
            }
        };
    }

    /** The day of the calculation, and whether the figure can still change with time alone. */
    String state() {
        String day = language.day(disclosed.asOf().today());
        if (!figure.provisional()) {
            if (figure.denominator() == 0 && !hasEnrolments()) {
                return day;
            }
            return isOngoing()
                    ? say(
                            "%s. Perioden er ikke slut, men alle opfølgninger indtil nu er afgjort",
                            "%s. The window has not ended, but all follow-ups so far are settled", day)
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
                "%s. Provisional figure: %s still missing, the last deadline is %s",
                day,
                open == 1
                        ? say("1 opfølgning", "1 follow-up is")
                        : say("%s opfølgninger", "%s follow-ups are", language.count(open)),
                language.day(figure.settledOn().orElseThrow()));
    }

    /** For a table column; a dash if there is no figure that could change. */
    String shortState() {
        if (figure.denominator() == 0 && !hasEnrolments()) {
            return "–";
        }
        if (figure.provisional()) {
            return say("foreløbigt", "provisional");
        }
        return isOngoing() ? say("i gang", "ongoing") : say("endeligt", "settled");
    }

    /** Whether the window has days after today. */
    boolean isOngoing() {
        return disclosed.window().lastDayInclusive().isAfter(disclosed.asOf().today());
    }

    /** Whether the reader may know that there are enrolments. A provisional figure always tells so. */
    private boolean hasEnrolments() {
        return figure.denominator() > 0 || figure.provisional() || (counts.cohort() > 0 && disclosure.allowsCohort());
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
