package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.BreakdownDimension;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Share;
import dk.fodfaeste.reporting.smallcounts.Disclosure.Part;
import java.util.List;

/**
 * A breakdown as a table.
 *
 * @param title of its section
 * @param window and by which date it selects; {@code standing} on which day it was counted and whether it can still change
 * @param instead what is said in place of rows; blank where there are some
 * @param withoutAnswer how many of the denominator are in no row because nobody knows their status; null where that is not said
 */
record BreakdownTable(
        BreakdownDimension by,
        String title,
        String window,
        String standing,
        String target,
        List<Line> lines,
        boolean addsUpToMore,
        String instead,
        Long withoutAnswer) {

    /**
     * One group.
     *
     * @param share null where it is hidden
     * @param percent null where it is hidden, or nobody is in it
     */
    record Line(String name, Share share, String percent) {}

    static BreakdownTable of(Breakdown breakdown, Language language) {
        DisclosedFigure of = breakdown.of();
        FigureText words = new FigureText(of, language);
        boolean saysAnswers = breakdown.by() == BreakdownDimension.STATUS && of.disclosure().says(Part.ANSWERS);
        return new BreakdownTable(
                breakdown.by(),
                switch (breakdown.by()) {
                    case STATUS -> language.say("Efter status", "By status");
                    case EXIT_REASON -> language.say("Efter årsag til afgang", "By exit reason");
                    case AGE_GROUP -> language.say("Efter alder", "By age");
                },
                words.window(),
                words.standing(),
                words.target(),
                breakdown.rows().stream().map(row -> line(row, language)).toList(),
                breakdown.addsUpToMore(),
                instead(breakdown, words, language),
                saysAnswers ? of.figure().counts().lost() : null);
    }

    private static Line line(Breakdown.Row row, Language language) {
        return new Line(
                CodeLabels.label(row.group()),
                row.share().orElse(null),
                row.share().flatMap(Share::percent).map(language::percent).orElse(null));
    }

    private static String instead(Breakdown breakdown, FigureText words, Language language) {
        if (breakdown.hidden() && !words.isBeforeItsTime()) {
            return language.say(
                    "Opdelingen er skjult, for den kunne røbe nogen",
                    "The breakdown is hidden, for it could betray somebody");
        }
        boolean anybody = breakdown.rows().stream()
                .anyMatch(row -> row.share().isEmpty() || row.share().get().whole() > 0);
        if (anybody) {
            return "";
        }
        return breakdown.of().figure().denominator() > 0
                ? language.say("Ingen status er kendt", "No status is known")
                : words.instead();
    }

    public boolean isAnyHidden() {
        return lines.stream().anyMatch(line -> line.share() == null);
    }
}
