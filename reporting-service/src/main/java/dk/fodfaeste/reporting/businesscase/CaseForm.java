package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.businesscase.Assumptions.CostItem;
import dk.fodfaeste.reporting.businesscase.Assumptions.ProjectYear;
import dk.fodfaeste.reporting.businesscase.Assumptions.Stated;
import dk.fodfaeste.reporting.businesscase.Assumptions.StatedFigure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and fills the form of a business case. Years, costs and stated figures are lines of text with columns separated by semicolons. */
final class CaseForm {
    static final String FROM_GRANTS = "grants";
    static final String ENTERED = "entered";

    static final String[] FIELDS = {
        "code",
        "name",
        "source",
        "statedOn",
        "priceLevel",
        "measure",
        "lastingPerProjectYear",
        "lastYear",
        "projectYears",
        "costsFromGrants",
        "costs",
        "stated",
        "because"
    };

    private static final Pattern LINE = Pattern.compile("(?:assumptions\\.)?(\\w+)\\[([0-9]+)\\].*");

    private CaseForm() {}

    static BusinessCaseBody body(Form form) {
        return new BusinessCaseBody(
                new Assumptions(
                        form.valueOrNull("name"),
                        form.valueOrNull("source"),
                        Dates.parseOrNull("statedOn", form.value("statedOn")),
                        form.number("priceLevel"),
                        form.valueOrNull("measure"),
                        amountOrNull("lastingPerProjectYear", form.value("lastingPerProjectYear")),
                        form.number("lastYear"),
                        lines(form, "projectYears", 3, CaseForm::projectYear),
                        form.value("costsFromGrants").equals(FROM_GRANTS),
                        lines(form, "costs", 3, CaseForm::cost),
                        lines(form, "stated", 5, CaseForm::stated)),
                form.valueOrNull("because"),
                form.number("expectedVersion"));
    }

    private static <L> List<L> lines(Form form, String field, int columns, Function<List<String>, L> read) {
        List<String> texts = form.value(field).lines().toList();
        List<L> lines = new ArrayList<>();
        for (int place = 0; place < texts.size(); place++) {
            List<String> parts = Stream.of(texts.get(place).split(";", -1))
                    .map(String::strip)
                    .toList();
            if (parts.size() != columns) {
                throw Refusal.malformed(field, message("faultInLine", place + 1, message("notColumns", columns)));
            }
            try {
                lines.add(read.apply(parts));
            } catch (Refusal refused) {
                throw Refusal.malformed(
                        field,
                        message(
                                "faultInLine",
                                place + 1,
                                refused.violations().getFirst().message()));
            }
        }
        return lines;
    }

    private static ProjectYear projectYear(List<String> parts) {
        return new ProjectYear(number(parts.get(0)), number(parts.get(1)), amountOrNull("projectYears", parts.get(2)));
    }

    private static CostItem cost(List<String> parts) {
        return new CostItem(parts.get(0), number(parts.get(1)), amountOrNull("costs", parts.get(2)));
    }

    private static StatedFigure stated(List<String> parts) {
        return new StatedFigure(
                parts.get(0),
                Codes.parseOrNull(Stated.class, "stated", parts.get(1).isEmpty() ? null : parts.get(1)),
                number(parts.get(2)),
                number(parts.get(3)),
                amountOrNull("stated", parts.get(4)));
    }

    private static Integer number(String text) {
        Long number = amountOrNull("line", text);
        return number == null ? null : Math.toIntExact(number);
    }

    /** With or without a minus sign. */
    private static Long amountOrNull(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        String plain = text.replace('−', '-');
        if (!plain.matches("-?[0-9]{1,9}")) {
            throw Refusal.malformed(field, message("notAWholeNumber"));
        }
        return Long.valueOf(plain);
    }

    /** Names the line of a fault instead of its place in a list. */
    static Refusal withLines(Refusal refused) {
        if (refused.status() == 409 || refused.violations().isEmpty()) {
            return refused;
        }
        List<Violation> violations =
                refused.violations().stream().map(CaseForm::withLine).toList();
        return refused.status() == 422 ? Refusal.rule(violations) : Refusal.malformed(violations);
    }

    private static Violation withLine(Violation violation) {
        Matcher line = LINE.matcher(violation.field());
        if (!line.matches()) {
            return violation;
        }
        int number = Integer.parseInt(line.group(2)) + 1;
        return new Violation(line.group(1), message("faultInLine", number, violation.message()));
    }

    static Form filled(BusinessCaseVersion version) {
        Assumptions assumptions = version.assumptions();
        Map<String, String> values = new HashMap<>();
        values.put("code", version.code());
        values.put("expectedVersion", String.valueOf(version.version()));
        values.put("name", assumptions.name());
        values.put("source", assumptions.source());
        values.put("statedOn", assumptions.statedOn().toString());
        values.put("priceLevel", String.valueOf(assumptions.priceLevel()));
        values.put("measure", assumptions.measure());
        values.put("lastingPerProjectYear", String.valueOf(assumptions.lastingPerProjectYear()));
        values.put("lastYear", String.valueOf(assumptions.lastYear()));
        values.put("costsFromGrants", assumptions.costsFromGrants() ? FROM_GRANTS : ENTERED);
        values.put(
                "projectYears",
                text(
                        assumptions.projectYears(),
                        each -> List.of(each.year(), each.plannedSuccesses(), each.plannedSaved())));
        values.put("costs", text(assumptions.costs(), each -> List.of(each.label(), each.year(), each.amount())));
        values.put(
                "stated",
                text(
                        assumptions.stated(),
                        each -> List.of(
                                each.where(),
                                each.about(),
                                each.year() == null ? "" : each.year(),
                                each.successes() == null ? "" : each.successes(),
                                each.amount())));
        return Form.filled(values);
    }

    private static <L> String text(List<L> lines, Function<L, List<Object>> columns) {
        return lines.stream()
                .map(line -> columns.apply(line).stream().map(String::valueOf).collect(Collectors.joining(";")))
                .collect(Collectors.joining("\n"));
    }
}
