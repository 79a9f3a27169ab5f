package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.grants.calculation.EconomyTable;
import dk.fodfaeste.reporting.grants.calculation.GrantEnding;
import dk.fodfaeste.reporting.grants.calculation.PossibleDuplicateGrant;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.grants.calculation.TotalDifference;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences about grants in the language of the request: stated totals that differ, possible duplicates, endings. */
public final class EconomyText {
    private EconomyText() {}

    /** Names both numbers and calls neither the right one. */
    public static String difference(TotalDifference difference) {
        Language language = Language.current();
        StatedTotal stated = difference.stated();
        String about = Stream.of(
                        stated.document(),
                        stated.budgetAgreement(),
                        stated.scenario(),
                        stated.budgetItem(),
                        stated.year() == null ? language.say("alle år", "all years") : String.valueOf(stated.year()),
                        stated.initiative() == null ? language.say("hele dokumentet", "the whole document") : null)
                .filter(part -> part != null)
                .collect(Collectors.joining(", "));
        String computed = difference.lines() == 0
                ? language.say("Der er ingen linjer at lægge sammen.", "There are no lines to add.")
                : language.say(
                        "Linjerne giver %s.".formatted(DisplayText.count(difference.computed())),
                        "The lines add up to %s.".formatted(DisplayText.count(difference.computed())));
        String mixedPrices = difference.priceLevels().size() > 1
                ? language.say(" Linjerne er i forskellige prisniveauer.", " The lines are in different price levels.")
                : "";
        return language.say("%s: angivet til %s. %s Forskel: %s.", "%s: stated as %s. %s Difference: %s.")
                        .formatted(about, DisplayText.count(stated.amount()), computed, signed(difference.difference()))
                + mixedPrices;
    }

    private static String signed(long difference) {
        return difference > 0 ? "+" + DisplayText.count(difference) : DisplayText.count(difference);
    }

    /** @param name of the other initiative */
    public static String possibleDuplicate(PossibleDuplicateGrant duplicate, String name) {
        if (duplicate.amount() == duplicate.otherAmount()) {
            return DisplayText.say(
                            "De %s fra %s i %d står også under %s (%s).",
                            "The %s of %s in %d are also listed under %s (%s).")
                    .formatted(
                            DisplayText.count(duplicate.amount()),
                            duplicate.budgetAgreement(),
                            duplicate.year(),
                            name,
                            duplicate.document());
        }
        return DisplayText.say(
                        "For %d står der %s fra %s her og %s under %s (%s).",
                        "For %d, %s of %s are listed here and %s under %s (%s).")
                .formatted(
                        duplicate.year(),
                        DisplayText.count(duplicate.amount()),
                        duplicate.budgetAgreement(),
                        DisplayText.count(duplicate.otherAmount()),
                        name,
                        duplicate.document());
    }

    /** @param name of the initiative */
    public static String ending(GrantEnding ending, String name) {
        String agreements = String.join(", ", ending.budgetAgreements());
        String day = DisplayText.day(ending.lastDay());
        if (!ending.administrations().isEmpty()) {
            return partEnding(ending, name, agreements, day);
        }
        return ending.over()
                ? DisplayText.say(
                        "%s: pengene fra %s udløb %s, og der er ikke bevilget noget efter."
                                .formatted(name, agreements, day),
                        "%s: the money of %s ended on %s, and there is no grant after it."
                                .formatted(name, agreements, day))
                : DisplayText.say(
                        "%s: pengene fra %s udløber %s, og der er ikke bevilget noget efter."
                                .formatted(name, agreements, day),
                        "%s: the money of %s ends on %s, and there is no grant after it."
                                .formatted(name, agreements, day));
    }

    private static String partEnding(GrantEnding ending, String name, String agreements, String day) {
        String danish = String.join(" og ", ending.administrations());
        String english = String.join(" and ", ending.administrations());
        return DisplayText.say(
                "%s: pengene fra %s til %s %s %s, og der er ikke bevilget noget nyt til %s efter. Andre bevillinger løber videre."
                        .formatted(name, agreements, danish, ending.over() ? "udløb" : "udløber", day, danish),
                "%s: the money of %s for %s %s on %s, and there is no new grant for %s after it. Other grants continue."
                        .formatted(name, agreements, english, ending.over() ? "ended" : "ends", day, english));
    }

    /** Document, agreement, scenario, stage and price level. */
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

    /**
     * One number for all years of the table, otherwise each year with its number; null if none is stated.
     *
     * @param byYear full-time equivalents
     */
    public static String fullTimeEquivalents(SortedMap<Integer, BigDecimal> byYear, List<Integer> years) {
        if (byYear.isEmpty()) {
            return null;
        }
        if (new HashSet<>(byYear.values()).size() == 1 && byYear.keySet().containsAll(years)) {
            return DisplayText.decimal(byYear.get(byYear.firstKey()));
        }
        return byYear.entrySet().stream()
                .map(year -> year.getKey() + ": " + DisplayText.decimal(year.getValue()))
                .collect(Collectors.joining(", "));
    }

    public static String prices(int priceLevel) {
        return DisplayText.say(priceLevel + "-p/l", "prices of " + priceLevel);
    }
}
