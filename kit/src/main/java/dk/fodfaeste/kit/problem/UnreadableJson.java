package dk.fodfaeste.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Explains why a JSON body cannot be read. Repeats nothing of the body except field names. */
final class UnreadableJson {

    private UnreadableJson() {}

    static Refusal explain(JsonProcessingException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refused) {
                return refused;
            }
        }
        if (unreadable instanceof UnrecognizedPropertyException unknown) {
            return Refusal.malformed(field(unknown), "is not a field of this request");
        }
        if (unreadable instanceof MismatchedInputException mismatch) {
            return Refusal.malformed(field(mismatch), expected(mismatch));
        }
        if (unreadable instanceof StreamConstraintsException) {
            return Refusal.malformed("body", "is nested too deeply or holds a value that is too long");
        }
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Refusal.malformed(field(mapping), "cannot be read");
        }
        var position = unreadable.getLocation();
        return Refusal.malformed(
                "body",
                position == null
                        ? "is not JSON"
                        : "is not JSON: line " + position.getLineNr() + ", column " + position.getColumnNr());
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        if (target == null) {
            return "cannot be read";
        }
        if (LocalDate.class.isAssignableFrom(target)) {
            return "is not a date written yyyy-MM-dd";
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return "is not an instant such as 2026-01-31T12:00:00Z";
        }
        if (target.isEnum()) {
            return "is not one of " + codes(target);
        }
        if (target == String.class) {
            return "must be text";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "must be true or false";
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return mismatch instanceof InvalidFormatException ? "is not a number that fits" : "must be a number";
        }
        if (target == UUID.class) {
            return "is not a UUID";
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return "must be a list";
        }
        return "must be an object";
    }

    private static String codes(Class<?> target) {
        return Arrays.stream(target.getEnumConstants())
                .map(Object::toString)
                .filter(code -> !code.equals("UNKNOWN"))
                .collect(Collectors.joining(", "));
    }

    private static String field(JsonMappingException mapping) {
        List<JsonMappingException.Reference> path = mapping.getPath();
        StringBuilder field = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            if (step.getFieldName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(safeName(step.getFieldName()));
            }
        }
        return field.isEmpty() ? "body" : field.toString();
    }

    /** Replaces anything that does not look like a field name, because it could be a person's data in the wrong place. */
    private static String safeName(String name) {
        return name.matches("[A-Za-z][A-Za-z_-]{0,39}") ? name : "?";
    }
}
