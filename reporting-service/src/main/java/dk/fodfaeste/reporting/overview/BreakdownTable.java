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
 * @param window with the date by which it selects
 * @param state the day of the calculation and whether the figure can change
 * @param placeholder why there are no rows; blank if there are some
 * @param withoutAnswer the number in the denominator that is in no row because the status is unknown; null if it is not disclosed
 */
record BreakdownTable(
        BreakdownDimension by,
        String title,
        String window,
        String state,
        String target,
        List<Line> lines,
        boolean addsUpToMore,
        String placeholder,
        Long withoutAnswer) {

    /**
     * One group.
     *
     * @param share null if it is hidden
     * @param percent null if it is hidden or the group is empty
     */
    record Line(String name, Share share, String percent) {}

    static BreakdownTable of(Breakdown breakdown, Language language) {
        DisclosedFigure figure = breakdown.of();
        FigureText text = new FigureText(figure, language);
        boolean answersDisclosed =
                breakdown.by().leavesOutLost() && figure.disclosure().allows(Part.ANSWERS);
        return new BreakdownTable(
                breakdown.by(),
                switch (breakdown.by()) {
                    case STATUS -> language.say("Efter status", "By status");
                    case ACTIVITY -> language.say("Efter aktivitet", "By activity");
                    case EXIT_REASON -> language.say("Efter årsag til afgang", "By exit reason");
                    case AGE_GROUP -> language.say("Efter alder", "By age");
                },
                text.window(),
                text.state(),
                text.target().target(),
                breakdown.rows().stream().map(row -> line(row, language)).toList(),
                breakdown.addsUpToMore(),
                placeholder(breakdown, text, language),
                answersDisclosed ? figure.figure().counts().lost() : null);
    }

    private static Line line(Breakdown.Row row, Language language) {
        return new Line(
                CodeLabels.label(row.group()),
                row.share().orElse(null),
                row.share().flatMap(Share::percent).map(language::percent).orElse(null));
    }

    private static String placeholder(Breakdown breakdown, FigureText text, Language language) {
        if (breakdown.hidden() && !text.isBeforeStart()) {
            return language.say(
                    "Opdelingen er skjult, fordi enkeltpersoner kan genkendes",
                    "The breakdown is hidden, because it could identify a person");
        }
        boolean anyRow = breakdown.rows().stream()
                .anyMatch(row -> row.share().isEmpty() || row.share().get().whole() > 0);
        if (anyRow) {
            return "";
        }
        return breakdown.of().figure().denominator() > 0
                ? language.say("Intet er kendt", "Nothing is known")
                : text.placeholder();
    }

    public boolean isAnyHidden() {
        return lines.stream().anyMatch(line -> line.share() == null);
    }
}
