package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Window;
import java.util.Map;

/** What an initiative's page is asked for. Its address says all of it, so that whoever follows a link sees the same. */
record Filters(String initiative, String measure, int months, Window window) {

    static Filters of(DisclosedFigure answer, int months) {
        return new Filters(answer.initiative().code(), answer.measure().code(), months, answer.window());
    }

    Filters over(Window other) {
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

    /** The form that asks for the same. */
    Form form() {
        return Form.filled(Map.of(
                "measure", measure,
                "months", Integer.toString(months),
                "from", window.firstDay().toString(),
                "to", window.lastDayInclusive().toString(),
                "basis", window.basis().name(),
                "period", period(window)));
    }

    /** A window as one word. */
    static String period(Window window) {
        return window.firstDay() + "/" + window.lastDayInclusive();
    }
}
