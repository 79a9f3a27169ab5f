package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.web.Language;
import java.math.BigDecimal;

/** The comparison of a figure with another group, in the language of the reader. */
public final class ComparisonText {
    private final ComparedGroupView group;
    private final Language language;

    public ComparisonText(ComparedGroupView group, Language language) {
        this.group = group;
        this.language = language;
    }

    /** The group, its rate, the difference and where the counts are from. */
    public String sentences() {
        return "%s: %s %s. %s%s"
                .formatted(group.label(), language.percent(group.percent()), counts(), difference(), source());
    }

    /** What a comparison does not tell. */
    public static String note(Language language) {
        return language.say(
                "Gruppen kan omfatte deltagerne selv. Sammenligningen ændrer ikke vurderingen af målet.",
                "The group may include the participants. The comparison does not change the verdict on the target.");
    }

    /** +12,3; −4,0; 0,0 */
    public static String points(BigDecimal difference, Language language) {
        String sign = difference.signum() == 0 ? "" : difference.signum() > 0 ? "+" : "−";
        return sign + language.decimal(difference.abs());
    }

    private String counts() {
        return say("(%s af %s)", "(%s of %s)", language.count(group.successes()), language.count(group.denominator()));
    }

    private String difference() {
        if (group.difference() == null) {
            return "";
        }
        String interval = group.differenceInterval() == null
                ? ""
                : say(
                        " (95 %%: %s til %s)",
                        " (95%%: %s to %s)",
                        points(group.differenceInterval().low(), language),
                        points(group.differenceInterval().high(), language));
        return say(
                "Forskel: %s procentpoint%s. ",
                "Difference: %s percentage points%s. ", points(group.difference(), language), interval);
    }

    private String source() {
        return say(
                "Kilde: %s, slået op %s.",
                "Source: %s, looked up on %s.", group.source(), language.day(group.lookedUpOn()));
    }

    private String say(String danish, String english, Object... values) {
        return language.say(danish, english).formatted(values);
    }
}
