package dk.fodfaeste.reporting.economy;

import dk.fodfaeste.reporting.economy.Cost.Per;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a cost was computed, or why there is none, in a sentence of each language. */
public record CostInWords(String da, String en) {
    private static final Locale DENMARK = Locale.of("da", "DK");

    /** @param year that the window lies in */
    public static CostInWords of(Cost cost, int year) {
        if (cost.absent() == null) {
            return new CostInWords(
                    "%s, %s, delt med %s.".formatted(money(cost, year), prices(cost), danish(cost.per(), cost.count())),
                    "%s, %s, divided by %s."
                            .formatted(
                                    moneyInEnglish(cost, year),
                                    pricesInEnglish(cost),
                                    english(cost.per(), cost.count())));
        }
        return switch (cost.absent()) {
            case NOT_OVER -> new CostInWords("Beregnes, når perioden er slut.", "Computed once the window is over.");
            case NO_GRANT ->
                new CostInWords(
                        "Der er ikke bevilget penge for %d.".formatted(year),
                        "No money was granted for %d.".formatted(year));
            case SUPPRESSED ->
                new CostInWords("Vises ikke: tallet kunne røbe nogen.", "Not shown: the number could betray somebody.");
            case NOBODY -> new CostInWords("Ingen at dele med i perioden.", "Nobody to divide by in the window.");
        };
    }

    private static String money(Cost cost, int year) {
        return cost.half()
                ? "Halvdelen af bevillingen for %d: %s t.kr.".formatted(year, number(DENMARK, cost.money()))
                : "Bevillingen for %d: %s t.kr.".formatted(year, number(DENMARK, cost.money()));
    }

    private static String moneyInEnglish(Cost cost, int year) {
        String thousands = number(Locale.UK, cost.money());
        return cost.half()
                ? "Half of what was granted for %d: DKK %s thousand".formatted(year, thousands)
                : "What was granted for %d: DKK %s thousand".formatted(year, thousands);
    }

    /** A sum over unlike prices is called that. */
    private static String prices(Cost cost) {
        return cost.priceLevels().size() == 1
                ? "%d-p/l".formatted(cost.priceLevels().getFirst())
                : "lagt sammen på tværs af prisniveauer (%s), som ikke er ens"
                        .formatted(listed(cost.priceLevels(), "-p/l", " og "));
    }

    private static String pricesInEnglish(Cost cost) {
        return cost.priceLevels().size() == 1
                ? "prices of %d".formatted(cost.priceLevels().getFirst())
                : "added over unlike price levels (%s)".formatted(listed(cost.priceLevels(), "", " and "));
    }

    private static String listed(List<Integer> levels, String suffix, String and) {
        return levels.stream().map(level -> level + suffix).collect(Collectors.joining(and));
    }

    private static String danish(Per per, long count) {
        String many = String.format(DENMARK, "%,d", count);
        return many
                + switch (per) {
                    case PARTICIPANT ->
                        count == 1
                                ? " borger, der var i indsatsen mindst én dag i perioden"
                                : " borgere, der var i indsatsen mindst én dag i perioden";
                    case EXIT -> count == 1 ? " afsluttet forløb" : " afsluttede forløb";
                    case SUCCESS -> count == 1 ? " succes i indsatsens resultat" : " succeser i indsatsens resultat";
                };
    }

    private static String english(Per per, long count) {
        String many = String.format(Locale.UK, "%,d", count);
        return many
                + switch (per) {
                    case PARTICIPANT ->
                        count == 1
                                ? " person who took part on at least one day"
                                : " persons who took part on at least one day";
                    case EXIT -> count == 1 ? " enrolment that ended" : " enrolments that ended";
                    case SUCCESS ->
                        count == 1 ? " success of the headline figure" : " successes of the headline figure";
                };
    }

    /** Half of an odd amount has a decimal. */
    private static String number(Locale locale, BigDecimal thousands) {
        BigDecimal shortest = thousands.stripTrailingZeros();
        int decimals = Math.max(shortest.scale(), 0);
        return String.format(locale, "%,." + decimals + "f", shortest);
    }
}
