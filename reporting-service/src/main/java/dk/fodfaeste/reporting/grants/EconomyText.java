package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is odd about money, in sentences of the request's language. */
public final class EconomyText {
    private EconomyText() {}

    /** Both numbers; neither is called the right one. */
    public static String difference(TotalDifference difference) {
        Language language = Language.current();
        StatedTotal stated = difference.stated();
        String about = Stream.of(
                        stated.document(),
                        stated.budgetAgreement(),
                        stated.scenario(),
                        stated.activity(),
                        stated.year() == null ? language.say("alle år", "all years") : String.valueOf(stated.year()),
                        stated.initiative() == null ? language.say("hele dokumentet", "the whole document") : null)
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        String computed = difference.lines() == 0
                ? language.say("Der er ingen linjer at lægge sammen.", "There are no lines to add.")
                : language.say(
                        "Linjerne giver %s.".formatted(DisplayText.count(difference.computed())),
                        "The lines add up to %s.".formatted(DisplayText.count(difference.computed())));
        String unlike = difference.priceLevels().size() > 1
                ? language.say(" Linjerne er i forskellige prisniveauer.", " The lines are in different price levels.")
                : "";
        return language.say("%s: angivet til %s. %s Forskel: %s.", "%s: stated as %s. %s Difference: %s.")
                        .formatted(about, DisplayText.count(stated.amount()), computed, signed(difference.difference()))
                + unlike;
    }

    private static String signed(long difference) {
        return difference > 0 ? "+" + DisplayText.count(difference) : DisplayText.count(difference);
    }

    /** @param name of the other initiative */
    public static String alsoUnder(PossibleDuplicateGrant also, String name) {
        if (also.amount() == also.otherAmount()) {
            return DisplayText.say(
                            "De %s fra %s i %d står også under %s (%s).",
                            "The %s of %s in %d stand under %s (%s), too.")
                    .formatted(
                            DisplayText.count(also.amount()),
                            also.budgetAgreement(),
                            also.year(),
                            name,
                            also.document());
        }
        return DisplayText.say(
                        "For %d står der %s fra %s her og %s under %s (%s).",
                        "For %d, %s of %s stand here and %s under %s (%s).")
                .formatted(
                        also.year(),
                        DisplayText.count(also.amount()),
                        also.budgetAgreement(),
                        DisplayText.count(also.otherAmount()),
                        name,
                        also.document());
    }

    /** @param name of the initiative */
    public static String ending(GrantEnding ending, String name) {
        String whose = String.join(", ", ending.budgetAgreements());
        String day = DisplayText.day(ending.lastDay());
        if (!ending.administrations().isEmpty()) {
            return partEnding(ending, name, whose, day);
        }
        return ending.over()
                ? DisplayText.say(
                        "%s: pengene fra %s udløb %s, og der er ikke bevilget noget efter.".formatted(name, whose, day),
                        "%s: the money of %s ended on %s, and nothing is granted after it.".formatted(name, whose, day))
                : DisplayText.say(
                        "%s: pengene fra %s udløber %s, og der er ikke bevilget noget efter."
                                .formatted(name, whose, day),
                        "%s: the money of %s ends on %s, and nothing is granted after it.".formatted(name, whose, day));
    }

    private static String partEnding(GrantEnding ending, String name, String whose, String day) {
        String danish = String.join(" og ", ending.administrations());
        String english = String.join(" and ", ending.administrations());
        return DisplayText.say(
                "%s: pengene fra %s til %s %s %s, og der er ikke bevilget noget nyt til %s efter. Andre bevillinger løber videre."
                        .formatted(name, whose, danish, ending.over() ? "udløb" : "udløber", day, danish),
                "%s: the money of %s for %s %s on %s, and nothing new is granted for %s after it. Other grants go on."
                        .formatted(name, whose, english, ending.over() ? "ended" : "ends", day, english));
    }

    /** Which document's table it is, of which agreement and scenario, and in which prices. */
    public static String caption(EconomyTable table) {
        return Stream.of(
                        table.document(),
                        table.budgetAgreement(),
                        table.scenario(),
                        CodeLabels.label(table.standing()),
                        DisplayText.say("1.000 kr.", "DKK 1,000"),
                        prices(table.priceLevel()))
                .filter(part -> part != null)
                .collect(Collectors.joining(" · "));
    }

    public static String prices(int priceLevel) {
        return DisplayText.say(priceLevel + "-p/l", "prices of " + priceLevel);
    }
}
