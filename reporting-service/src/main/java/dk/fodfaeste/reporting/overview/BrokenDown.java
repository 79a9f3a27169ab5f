package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.Breakdown;
import dk.fodfaeste.reporting.figures.By;
import dk.fodfaeste.reporting.rate.Share;
import java.util.List;

/**
 * A breakdown as a table.
 *
 * @param title of its section
 * @param window and by which date it selects
 * @param withoutAnswer how many of the denominator are in no row because nobody knows their status; null where that is not said
 */
record BrokenDown(
        By by,
        String title,
        String window,
        List<Line> lines,
        boolean addsUpToMore,
        boolean hidden,
        Long withoutAnswer) {

    /**
     * One group.
     *
     * @param share null where it is hidden
     * @param percent null where it is hidden, or nobody is in it
     */
    record Line(String name, Share share, String percent) {}

    static BrokenDown of(Breakdown breakdown, Language language) {
        Long withoutAnswer = breakdown.by() == By.STATUS
                        && breakdown.of().disclosure().says(dk.fodfaeste.reporting.smallcounts.Disclosure.Part.ANSWERS)
                ? breakdown.of().figure().counts().lost()
                : null;
        return new BrokenDown(
                breakdown.by(),
                switch (breakdown.by()) {
                    case STATUS -> language.say("Efter status", "By status");
                    case EXIT_REASON -> language.say("Efter årsag til afgang", "By exit reason");
                    case AGE_GROUP -> language.say("Efter alder", "By age");
                },
                new InWords(breakdown.of(), language).window(),
                breakdown.rows().stream()
                        .map(row -> new Line(
                                CodeWords.word(row.group()),
                                row.share().orElse(null),
                                row.share()
                                        .flatMap(Share::percent)
                                        .map(language::percent)
                                        .orElse(null)))
                        .toList(),
                breakdown.addsUpToMore(),
                breakdown.hidden(),
                withoutAnswer);
    }

    public boolean isEmpty() {
        return lines.stream()
                .allMatch(line -> line.share() != null && line.share().whole() == 0);
    }

    public boolean isAnyHidden() {
        return lines.stream().anyMatch(line -> line.share() == null);
    }
}
