package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.reporting.figures.PeriodText;
import dk.fodfaeste.reporting.grants.calculation.CostPeriod;
import dk.fodfaeste.reporting.rate.Basis;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The periods that the grants page offers for costs. */
final class CostPeriodChoices {
    private static final int MAX_YEARS_BACK = 15;

    private CostPeriodChoices() {}

    /** The latest calendar year that has ended. */
    static CostPeriod preselected(LocalDate today) {
        return CostPeriod.ofYear(today.getYear() - 1);
    }

    /** The periods that have ended, latest first. */
    static List<Choice> of(LocalDate runsFrom, LocalDate today) {
        List<Choice> choices = new ArrayList<>();
        int first = Math.max(Math.min(runsFrom.getYear(), today.getYear() - 1), today.getYear() - MAX_YEARS_BACK);
        for (int year = today.getYear(); year >= first; year--) {
            CostPeriod whole = CostPeriod.ofYear(year);
            Stream.of(whole, whole.secondHalf(), whole.firstHalf())
                    .filter(period ->
                            period.window(Basis.ANCHOR).lastDayInclusive().isBefore(today))
                    .map(period -> new Choice(period.code(), text(period)))
                    .forEach(choices::add);
        }
        return choices;
    }

    static String text(CostPeriod period) {
        return new PeriodText(period.window(Basis.ANCHOR), Language.current()).shortName();
    }
}
