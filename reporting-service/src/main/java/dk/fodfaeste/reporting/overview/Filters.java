package dk.fodfaeste.reporting.overview;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.figures.DisclosedFigure;
import dk.fodfaeste.reporting.rate.Window;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The filters of an initiative's page. All of them are in the address, so that a link shows the same figures. */
record Filters(String initiative, String measure, int months, Window window) {

    static Filters of(DisclosedFigure figure, int months) {
        return new Filters(figure.initiative().code(), figure.measure().code(), months, figure.window());
    }

    Filters withWindow(Window other) {
        return new Filters(initiative, measure, months, other);
    }

    String address() {
        return "/rates/%s?%s".formatted(DisplayText.pathSegment(initiative), query());
    }

    /** Of a file with a table of the page. */
    String download(String table, String format) {
        return "/rates/%s/tables/%s/%s?%s".formatted(DisplayText.pathSegment(initiative), table, format, query());
    }

    private String query() {
        return parameters().entrySet().stream()
                .map(each -> each.getKey() + "=" + DisplayText.queryValue(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** In the order of the address. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("measure", measure);
        parameters.put("months", Integer.toString(months));
        parameters.put("from", window.firstDay().toString());
        parameters.put("to", window.lastDayInclusive().toString());
        parameters.put("basis", window.basis().name());
        return parameters;
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
        Map<String, String> values = parameters();
        values.put("period", period(window));
        return Form.filled(values);
    }

    /** A window as the value of a choice: two days with a slash. */
    static String period(Window window) {
        return window.firstDay() + "/" + window.lastDayInclusive();
    }
}
