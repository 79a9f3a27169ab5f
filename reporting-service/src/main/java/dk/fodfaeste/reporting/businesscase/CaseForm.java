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
import dk.fodfaeste.reporting.businesscase.InputTable.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads and fills the form of a business case. Years, costs and stated figures are tables of inputs. */
final class CaseForm {
    static final String FROM_GRANTS = "grants";
    static final String ENTERED = "entered";

    private static final List<String> FIELDS = List.of(
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
            "because");

    private static final Pattern ENTRY = Pattern.compile("(?:assumptions\\.)?(\\w+)\\[([0-9]+)]\\.(\\w+)");

    private final Form form;
    private final List<Violation> unreadable = new ArrayList<>();

    CaseForm(Form form) {
        this.form = form;
    }

    /** The form with its tables, for the page. */
    record Tables(InputTable projectYears, InputTable costs, InputTable stated) {
        static Tables of(Form form) {
            return new Tables(
                    new InputTable(
                            form,
                            "projectYears",
                            List.of("year", "plannedSuccesses", "plannedSaved"),
                            AssumptionRules.MAX_YEARS),
                    new InputTable(form, "costs", List.of("label", "year", "amount"), AssumptionRules.MAX_ITEMS),
                    new InputTable(
                            form,
                            "stated",
                            List.of("where", "about", "year", "successes", "amount"),
                            AssumptionRules.MAX_ITEMS));
        }

        Stream<InputTable> all() {
            return Stream.of(projectYears, costs, stated);
        }
    }

    /** @throws Refusal 400 with all fields that cannot be read */
    BusinessCaseBody body() {
        Tables tables = Tables.of(form);
        BusinessCaseBody body = new BusinessCaseBody(
                new Assumptions(
                        form.valueOrNull("name"),
                        form.valueOrNull("source"),
                        read(() -> Dates.parseOrNull("statedOn", form.value("statedOn"))),
                        number("priceLevel"),
                        form.valueOrNull("measure"),
                        amount("lastingPerProjectYear"),
                        number("lastYear"),
                        entries(tables.projectYears(), this::projectYear),
                        form.value("costsFromGrants").equals(FROM_GRANTS),
                        entries(tables.costs(), this::cost),
                        entries(tables.stated(), this::stated)),
                form.valueOrNull("because"),
                number("expectedVersion"));
        if (!unreadable.isEmpty()) {
            throw Refusal.malformed(unreadable);
        }
        return body;
    }

    private static <E> List<E> entries(InputTable table, Function<Row, E> read) {
        return table.filled().stream().map(read).toList();
    }

    private ProjectYear projectYear(Row row) {
        return new ProjectYear(
                number(row.field("year")), number(row.field("plannedSuccesses")), amount(row.field("plannedSaved")));
    }

    private CostItem cost(Row row) {
        return new CostItem(
                form.valueOrNull(row.field("label")), number(row.field("year")), amount(row.field("amount")));
    }

    private StatedFigure stated(Row row) {
        String about = row.field("about");
        return new StatedFigure(
                form.valueOrNull(row.field("where")),
                read(() -> Codes.parseOrNull(Stated.class, about, form.value(about))),
                number(row.field("year")),
                number(row.field("successes")),
                amount(row.field("amount")));
    }

    private Integer number(String field) {
        Long amount = amount(field);
        return amount == null ? null : Math.toIntExact(amount);
    }

    /** At most nine digits, with or without a minus sign. */
    private Long amount(String field) {
        return read(() -> {
            String text = form.value(field).replace('−', '-');
            if (text.isEmpty()) {
                return null;
            }
            if (!text.matches("-?[0-9]{1,9}")) {
                throw Refusal.malformed(field, message("notAWholeNumber"));
            }
            return Long.valueOf(text);
        });
    }

    private <V> V read(Supplier<V> value) {
        try {
            return value.get();
        } catch (Refusal refused) {
            unreadable.addAll(refused.violations());
            return null;
        }
    }

    /** The form with each fault at its field. */
    Form refused(Refusal refused) {
        String[] fields = Stream.concat(FIELDS.stream(), Tables.of(form).all().flatMap(InputTable::fields))
                .toArray(String[]::new);
        return form.refused(refused.atFields(this::formField), fields);
    }

    private String formField(String bodyField) {
        Matcher entry = ENTRY.matcher(bodyField);
        return entry.matches()
                ? Tables.of(form)
                        .all()
                        .filter(table -> table.name().equals(entry.group(1)))
                        .map(table -> table.filled().get(Integer.parseInt(entry.group(2))))
                        .map(row -> row.field(entry.group(3)))
                        .findFirst()
                        .orElse(bodyField)
                : bodyField;
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
        Tables tables = Tables.of(Form.empty());
        fill(
                values,
                tables.projectYears(),
                assumptions.projectYears(),
                year -> Stream.of(year.year(), year.plannedSuccesses(), year.plannedSaved()));
        fill(values, tables.costs(), assumptions.costs(), cost -> Stream.of(cost.label(), cost.year(), cost.amount()));
        fill(
                values,
                tables.stated(),
                assumptions.stated(),
                figure -> Stream.of(
                        figure.where(),
                        figure.about(),
                        orBlank(figure.year()),
                        orBlank(figure.successes()),
                        figure.amount()));
        return Form.filled(values);
    }

    /** @param cells in the order of the columns */
    private static <E> void fill(
            Map<String, String> values, InputTable table, List<E> entries, Function<E, Stream<Object>> cells) {
        for (int number = 0; number < entries.size(); number++) {
            Row row = new Row(table.name(), number, false);
            List<Object> entry = cells.apply(entries.get(number)).toList();
            for (int column = 0; column < entry.size(); column++) {
                values.put(row.field(table.columns().get(column)), String.valueOf(entry.get(column)));
            }
        }
    }

    private static Object orBlank(Object value) {
        return value == null ? "" : value;
    }
}
