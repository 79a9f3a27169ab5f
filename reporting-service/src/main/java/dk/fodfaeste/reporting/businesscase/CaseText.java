package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.DifferenceView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.ScenarioView;
import dk.fodfaeste.reporting.businesscase.BusinessCaseView.YearView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The tables of a business case in the language of the page.
 *
 * @param payback when the plan and the realised table are paid back, in sentences
 */
record CaseText(List<YearRow> years, List<String> payback, List<ScenarioRow> scenarios, List<DifferenceRow> stated) {
    private static final BigDecimal BAR_UNITS = BigDecimal.valueOf(400);

    /** A year, planned and realised. */
    record YearRow(int year, SideText planned, SideText realised, boolean provisional) {}

    /** A missing number is a dash. */
    record SideText(
            String successes, String saved, String cost, String net, String accumulated, BusinessCaseView.HowView how) {
        static SideText of(YearView year) {
            return new SideText(
                    number(year.successes()),
                    number(year.saved()),
                    number(year.cost()),
                    number(year.net()),
                    number(year.accumulated()),
                    year.how());
        }
    }

    /**
     * @param length of the bar, at most 400; null without a number
     * @param saving whether the bar is a saving
     */
    record ScenarioRow(
            BusinessCaseView.Scenario scenario,
            String how,
            String accumulated,
            String payback,
            BigDecimal length,
            boolean saving) {}

    record DifferenceRow(
            String where,
            String about,
            String stated,
            String computed,
            String difference,
            String how,
            boolean differs) {}

    static CaseText of(BusinessCaseView view) {
        List<YearView> planned = view.planned().years();
        List<YearView> realised = view.realised().years();
        BigDecimal longest = view.sensitivity().stream()
                .filter(scenario -> scenario.accumulated() != null)
                .map(scenario -> scenario.accumulated().abs())
                .reduce(BigDecimal.ONE, BigDecimal::max);
        return new CaseText(
                IntStream.range(0, planned.size())
                        .mapToObj(place -> new YearRow(
                                planned.get(place).year(),
                                SideText.of(planned.get(place)),
                                SideText.of(realised.get(place)),
                                realised.get(place).provisional()))
                        .toList(),
                PaybackText.of(
                        view.planned().paybackYear(),
                        view.realised().paybackYear(),
                        planned.getFirst().year(),
                        realised.getLast().accumulated() != null),
                view.sensitivity().stream()
                        .map(scenario -> row(scenario, longest))
                        .toList(),
                view.stated().stream().map(CaseText::row).toList());
    }

    private static ScenarioRow row(ScenarioView scenario, BigDecimal longest) {
        BigDecimal accumulated = scenario.accumulated();
        return new ScenarioRow(
                scenario.scenario(),
                scenario.how(),
                number(accumulated),
                scenario.paybackYear() == null ? "–" : String.valueOf(scenario.paybackYear()),
                accumulated == null
                        ? null
                        : accumulated.abs().multiply(BAR_UNITS).divide(longest, 1, RoundingMode.HALF_UP),
                accumulated != null && accumulated.signum() < 0);
    }

    private static DifferenceRow row(DifferenceView difference) {
        String about = DisplayText.label(difference.about());
        return new DifferenceRow(
                difference.where(),
                difference.year() == null
                        ? about + ": " + DisplayText.count(difference.successes())
                        : about + " " + difference.year(),
                number(difference.stated()),
                number(difference.computed()),
                number(difference.difference()),
                difference.how(),
                difference.difference().signum() != 0);
    }

    private static String number(BigDecimal number) {
        return number == null ? "–" : DisplayText.amount(number);
    }
}
