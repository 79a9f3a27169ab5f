package dk.fodfaeste.kit.web;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody wrote into a form, as it was written, and what is wrong with it. A page shows an empty one first; one that was refused comes
 * back with everything that was typed, each fault beside its field.
 */
public final class Form {
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,6}(\\.[0-9]{1,6})?");

    private final Map<String, List<String>> values;
    private final Map<String, String> faults = new LinkedHashMap<>();
    private String refusal = "";
    private int status = 200;

    private Form(Map<String, List<String>> values) {
        this.values = values;
    }

    public static Form empty() {
        return new Form(Map.of());
    }

    public static Form of(MultivaluedMap<String, String> sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        sent.forEach((name, texts) -> values.put(name, List.copyOf(texts)));
        return new Form(values);
    }

    /** Ready-filled; the values by field. */
    public static Form filled(Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, text) -> lists.put(name, List.of(text)));
        return new Form(lists);
    }

    /** The same, where fields may hold several. */
    public static Form filledWithLists(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values));
    }

    /** Without the spaces around it; blank where nothing was written. */
    public String value(String field) {
        return values.getOrDefault(field, List.of("")).getFirst().strip();
    }

    /** Null where nothing was written. */
    public String valueOrNull(String field) {
        return value(field).isEmpty() ? null : value(field);
    }

    /** Where a field may be chosen several times; blank choices are none. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** @throws Refusal 400 where it is no whole number */
    public Integer number(String field) {
        try {
            return valueOrNull(field) == null ? null : Integer.valueOf(value(field));
        } catch (NumberFormatException notANumber) {
            throw Refusal.malformed(field, "is not a whole number");
        }
    }

    /**
     * As it is written in Danish, or with a point; null where nothing was written.
     *
     * @throws Refusal 400 where it is no number of at most six digits before and behind
     */
    public BigDecimal decimal(String field) {
        String written = value(field).replace(',', '.');
        if (written.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(written).matches()) {
            throw Refusal.malformed(field, "is not a number");
        }
        return new BigDecimal(written);
    }

    /** The same, with what was refused. Faults of fields that the form does not have are said on top. */
    public Form refused(Refusal why, String... fields) {
        Form again = new Form(values);
        List<String> own = List.of(fields);
        StringBuilder onTop = new StringBuilder();
        for (Violation violation : why.violations()) {
            String field = lastPart(violation.field());
            String withField = violation.field() + " " + violation.message();
            if (own.contains(field)) {
                String fault = InDanish.orElse(violation.message(), withField);
                again.faults.merge(field, fault, (first, second) -> first + "; " + second);
            } else {
                onTop.append(onTop.isEmpty() ? "" : "; ").append(InDanish.orElse(withField, violation.message()));
            }
        }
        if (again.faults.isEmpty() || !onTop.isEmpty()) {
            again.refusal = onTop.isEmpty() ? InDanish.orAsItIs(why.getMessage()) : onTop.toString();
        }
        again.status = why.status();
        return again;
    }

    private static String lastPart(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** What is wrong with a field; blank where nothing is. */
    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    /** What is wrong with the whole; blank where nothing is. */
    public String refusal() {
        return refusal;
    }

    public boolean isRefused() {
        return status != 200;
    }

    /** Of the answer that shows it. */
    public int status() {
        return status;
    }

    public Optional<String> firstFault() {
        return faults.keySet().stream().findFirst();
    }
}
