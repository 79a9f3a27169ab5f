package dk.fodfaeste.kit.problem;

import dk.fodfaeste.kit.message.Message;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/** Converts constraint violations to fields with the names of the request. */
final class InvalidFields {
    private static final Pattern DEFAULT_TEMPLATE =
            Pattern.compile("\\{jakarta\\.validation\\.constraints\\.(\\w)(\\w*)\\.message}");
    private static final Set<String> WITHOUT_TEXT = Set.of("message", "groups", "payload");

    private InvalidFields() {}

    static List<Violation> of(ConstraintViolationException invalid) {
        return invalid.getConstraintViolations().stream()
                .map(violation -> new Violation(field(violation), messageOf(violation)))
                .sorted(Comparator.comparing(Violation::field)
                        .thenComparing(violation -> violation.message().english()))
                .toList();
    }

    /** A validator can report a message itself, as its payload. */
    private static Message messageOf(ConstraintViolation<?> violation) {
        HibernateConstraintViolation<?> hibernate = violation.unwrap(HibernateConstraintViolation.class);
        Message reported = hibernate.getDynamicPayload(Message.class);
        if (reported != null) {
            return reported;
        }
        Map<String, Object> attributes =
                new HashMap<>(violation.getConstraintDescriptor().getAttributes());
        attributes.keySet().removeAll(WITHOUT_TEXT);
        return new Message(key(violation.getMessageTemplate()), attributes);
    }

    /** The key of {@code @NotNull} without a message is {@code notNull}. */
    private static String key(String template) {
        Matcher standard = DEFAULT_TEMPLATE.matcher(template);
        return standard.matches() ? standard.group(1).toLowerCase(Locale.ROOT) + standard.group(2) : template;
    }

    /** The property path without its method and parameter. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder field = new StringBuilder();
        String parameter = "body";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                continue;
            }
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
                continue;
            }
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return field.isEmpty() ? parameter : field.toString();
    }
}
