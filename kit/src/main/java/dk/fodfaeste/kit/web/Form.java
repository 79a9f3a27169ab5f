package dk.fodfaeste.kit.web;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.text.Texts;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The values of a form as the user typed them, and its faults. A page first shows an empty form. A refused form comes back with all values and
 * with each fault at its field.
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

    public static Form of(MultivaluedMap<String, String> submitted) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        submitted.forEach((name, texts) -> values.put(name, List.copyOf(texts)));
        return new Form(values);
    }

    /** @param values by field */
    public static Form filled(Map<String, String> values) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        values.forEach((name, text) -> lists.put(name, List.of(text)));
        return new Form(lists);
    }

    /** @param values by field; a field may have several */
    public static Form filledWithLists(Map<String, List<String>> values) {
        return new Form(Map.copyOf(values));
    }

    /** The text after {@link Texts#clean}; blank if the field is empty. */
    public String value(String field) {
        return Texts.clean(values.getOrDefault(field, List.of("")).getFirst());
    }

    /** Null if the field is empty. */
    public String valueOrNull(String field) {
        return value(field).isEmpty() ? null : value(field);
    }

    /** All values of a field with several choices, without blank ones. */
    public List<String> all(String field) {
        return values.getOrDefault(field, List.of()).stream()
                .map(Texts::clean)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public boolean has(String field, String value) {
        return all(field).contains(value);
    }

    /** @throws Refusal 400 if it is no whole number */
    public Integer number(String field) {
        try {
            return valueOrNull(field) == null ? null : Integer.valueOf(value(field));
        } catch (NumberFormatException notANumber) {
            throw Refusal.malformed(field, message("notAWholeNumber"));
        }
    }

    /**
     * Accepts a decimal comma or point; null if the field is empty.
     *
     * @throws Refusal 400 unless it is a number with at most six digits before and after the decimal separator
     */
    public BigDecimal decimal(String field) {
        String text = value(field).replace(',', '.');
        if (text.isEmpty()) {
            return null;
        }
        if (!DECIMAL.matcher(text).matches()) {
            throw Refusal.malformed(field, message("notANumber"));
        }
        return new BigDecimal(text);
    }

    /** Returns the same form with the faults of the refusal. Faults of fields that the form does not have go to the top. */
    public Form refused(Refusal refusal, String... fields) {
        Form result = new Form(values);
        List<String> own = List.of(fields);
        StringBuilder atTop = new StringBuilder();
        for (Violation violation : refusal.violations()) {
            String field = lastPart(violation.field());
            if (own.contains(field)) {
                result.addFault(field, MessageText.atField(violation));
            } else {
                atTop.append(atTop.isEmpty() ? "" : "; ").append(MessageText.atTop(violation));
            }
        }
        if (result.faults.isEmpty() || !atTop.isEmpty()) {
            result.refusal = atTop.isEmpty() ? MessageText.of(refusal.detail()) : atTop.toString();
        }
        result.status = refusal.status();
        return result;
    }

    /** Like {@link #refused}, but shows all faults at one field, for the faults of a file at the field that takes the file. */
    public Form refusedWithin(String field, Refusal refusal) {
        Form result = new Form(values);
        for (Violation violation : refusal.violations()) {
            result.addFault(
                    field,
                    violation.field().equals(field) ? MessageText.atField(violation) : MessageText.atTop(violation));
        }
        result.status = refusal.status();
        return result;
    }

    private void addFault(String field, String fault) {
        faults.merge(field, fault, (first, second) -> first + "; " + second);
    }

    private static String lastPart(String field) {
        return field.substring(field.lastIndexOf('.') + 1);
    }

    /** The fault of a field; blank if it has none. */
    public String fault(String field) {
        return faults.getOrDefault(field, "");
    }

    /** The faults at the top of the form; blank if there are none. */
    public String refusal() {
        return refusal;
    }

    public boolean isRefused() {
        return status != 200;
    }

    /** The HTTP status of the response that shows the form. */
    public int status() {
        return status;
    }
}
