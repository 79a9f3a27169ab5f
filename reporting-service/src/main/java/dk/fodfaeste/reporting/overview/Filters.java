package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Window;
import java.util.Map;

/** The filters of an initiative's page. All of them are in the address, so that a link shows the same figures. */
record Filters(String initiative, String measure, int months, Window window) {

    static Filters of(DisclosedFigure figure, int months) {
        return new Filters(figure.initiative().code(), figure.measure().code(), months, figure.window());
    }

    Filters withWindow(Window other) {
        return new Filters(initiative, measure, months, other);
    }

    String address() {
        return "/rates/%s?measure=%s&months=%d&from=%s&to=%s&basis=%s"
                .formatted(
                        DisplayText.pathSegment(initiative),
                        DisplayText.queryValue(measure),
                        months,
                        window.firstDay(),
                        window.lastDayInclusive(),
                        window.basis());
    }

    /** Of the form with which an analyst enters the comparison of this figure. */
    String comparisonAddress() {
        return "/rates/%s/comparison?measure=%s&basis=%s&from=%s&to=%s"
                .formatted(
                        DisplayText.pathSegment(initiative),
                        DisplayText.queryValue(measure),
                        window.basis(),
                        window.firstDay(),
                        window.lastDayInclusive());
    }

    /** The form filled with these filters. */
    Form form() {
        return Form.filled(Map.of(
                "measure", measure,
                "months", Integer.toString(months),
                "from", window.firstDay().toString(),
                "to", window.lastDayInclusive().toString(),
                "basis", window.basis().name(),
                "period", period(window)));
    }

    /** A window as the value of a choice: two days with a slash. */
    static String period(Window window) {
        return window.firstDay() + "/" + window.lastDayInclusive();
    }
}
