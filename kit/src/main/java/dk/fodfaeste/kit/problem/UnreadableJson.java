package dk.fodfaeste.kit.problem;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dk.fodfaeste.kit.message.Message;
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
            return Refusal.malformed(field(unknown), message("unknownField"));
        }
        if (unreadable instanceof MismatchedInputException mismatch) {
            return Refusal.malformed(field(mismatch), expected(mismatch));
        }
        if (unreadable instanceof StreamConstraintsException) {
            return Refusal.malformed("body", message("nestedTooDeeply"));
        }
        if (unreadable instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return Refusal.malformed(field(mapping), message("unreadable"));
        }
        var position = unreadable.getLocation();
        return Refusal.malformed(
                "body",
                position == null
                        ? message("notJson")
                        : message("notJsonAt", position.getLineNr(), position.getColumnNr()));
    }

    private static Message expected(MismatchedInputException mismatch) {
        Class<?> target = mismatch.getTargetType();
        if (target == null) {
            return message("unreadable");
        }
        if (LocalDate.class.isAssignableFrom(target)) {
            return message("notADate");
        }
        if (Temporal.class.isAssignableFrom(target)) {
            return message("notAnInstant");
        }
        if (target.isEnum()) {
            return message("notOneOf", codes(target));
        }
        if (target == String.class) {
            return message("mustBeText");
        }
        if (target == Boolean.class || target == boolean.class) {
            return message("mustBeBoolean");
        }
        if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
            return mismatch instanceof InvalidFormatException ? message("numberOutOfRange") : message("mustBeNumber");
        }
        if (target == UUID.class) {
            return message("notAUuid");
        }
        if (Collection.class.isAssignableFrom(target) || target.isArray()) {
            return message("mustBeList");
        }
        return message("mustBeObject");
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
