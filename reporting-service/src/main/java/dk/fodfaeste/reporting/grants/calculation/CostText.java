package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.grants.calculation.Cost.Per;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.rate.Window;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a cost was computed, or why there is none: one sentence in each language. */
public record CostText(String da, String en) {
    private static final Locale DENMARK = Locale.of("da", "DK");

    /**
     * @param window of the money and the people; successes are counted by its basis
     * @param measure of the successes
     */
    public static CostText of(Cost cost, Window window, String measure) {
        int year = window.firstDay().getYear();
        String period = (cost.half() ? HalfYear.of(window.firstDay()).half() + ". halvår " : "kalenderåret ") + year;
        String english =
                (cost.half() ? "the %s half of ".formatted(firstOrSecond(window)) : "the calendar year ") + year;
        if (cost.absent() == null) {
            return new CostText(
                    "%s, %s, delt med %s %s%s."
                            .formatted(
                                    money(cost, year),
                                    prices(cost),
                                    danish(cost.per(), cost.count(), window.basis()),
                                    period,
                                    cost.per() == Per.SUCCESS ? " (målepunktet %s)".formatted(measure) : ""),
                    "%s, %s, divided by %s %s%s."
                            .formatted(
                                    moneyInEnglish(cost, year),
                                    pricesInEnglish(cost),
                                    english(cost.per(), cost.count(), window.basis()),
                                    english,
                                    cost.per() == Per.SUCCESS ? " (measure %s)".formatted(measure) : ""));
        }
        return switch (cost.absent()) {
            case NOT_OVER ->
                new CostText(
                        "Beregnes, når %s er slut.".formatted(period), "Computed once %s is over.".formatted(english));
            case NO_GRANT ->
                new CostText(
                        "Der er ikke bevilget penge for %d.".formatted(year),
                        "No money was granted for %d.".formatted(year));
            case SUPPRESSED ->
                new CostText("Vises ikke: tallet kunne røbe nogen.", "Not shown: the number could identify a person.");
            case NOT_SETTLED ->
                new CostText(
                        "Beregnes, når alle opfølgninger for %s er afgjort (målepunktet %s)."
                                .formatted(period, measure),
                        "Computed once every follow-up of %s is settled (measure %s).".formatted(english, measure));
            case NOBODY ->
                new CostText(
                        "Ingen at dele med i %s.".formatted(period),
                        "There is nobody to divide by in %s.".formatted(english));
        };
    }

    private static String firstOrSecond(Window window) {
        return HalfYear.of(window.firstDay()).half() == 1 ? "first" : "second";
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

    /** Names the price levels if the money adds different prices. */
    private static String prices(Cost cost) {
        return cost.priceLevels().size() == 1
                ? "%d-p/l".formatted(cost.priceLevels().getFirst())
                : "lagt sammen på tværs af prisniveauer (%s), som ikke er ens"
                        .formatted(listed(cost.priceLevels(), "-p/l", " og "));
    }

    private static String pricesInEnglish(Cost cost) {
        return cost.priceLevels().size() == 1
                ? "prices of %d".formatted(cost.priceLevels().getFirst())
                : "added across different price levels (%s)".formatted(listed(cost.priceLevels(), "", " and "));
    }

    private static String listed(List<Integer> levels, String suffix, String conjunction) {
        return levels.stream().map(level -> level + suffix).collect(Collectors.joining(conjunction));
    }

    private static String danish(Per per, long count, Basis basis) {
        String many = String.format(DENMARK, "%,d", count);
        return many
                + switch (per) {
                    case PARTICIPANT -> (count == 1 ? " borger" : " borgere") + ", der var i indsatsen mindst én dag i";
                    case EXIT -> (count == 1 ? " afsluttet" : " afsluttede") + " forløb i";
                    case SUCCESS ->
                        (count == 1 ? " succes" : " succeser")
                                + switch (basis) {
                                    case ANCHOR -> " i";
                                    case FOLLOW_UP -> " med opfølgningsdato i";
                                };
                };
    }

    private static String english(Per per, long count, Basis basis) {
        String many = String.format(Locale.UK, "%,d", count);
        return many
                + switch (per) {
                    case PARTICIPANT -> (count == 1 ? " person" : " persons") + " who took part on at least one day of";
                    case EXIT -> (count == 1 ? " enrolment" : " enrolments") + " that ended in";
                    case SUCCESS ->
                        (count == 1 ? " success" : " successes")
                                + switch (basis) {
                                    case ANCHOR -> " in";
                                    case FOLLOW_UP -> " with a follow-up date in";
                                };
                };
    }

    /** Half of an odd amount has one decimal. */
    private static String number(Locale locale, BigDecimal thousands) {
        BigDecimal shortest = thousands.stripTrailingZeros();
        int decimals = Math.max(shortest.scale(), 0);
        return String.format(locale, "%,." + decimals + "f", shortest);
    }
}
