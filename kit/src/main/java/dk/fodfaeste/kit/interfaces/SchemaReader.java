package dk.fodfaeste.kit.interfaces;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Describes JSON Schemas (draft 2020-12, which OpenAPI 3.1 uses too) in English. It reads the keywords that our documents have. An object that is
 * referenced by name is described once, and its name is shown where it is used; every other schema is described where it is used.
 */
public final class SchemaReader {
    private static final String REFERENCE = "$ref";
    private static final String PROPERTIES = "properties";
    private static final String NULL = "null";

    private final JsonNode document;

    /** @param document the document that the references point into */
    public SchemaReader(JsonNode document) {
        this.document = document;
    }

    /** What a value of the schema may be. */
    public ValueType type(JsonNode schema) {
        if (schema.has(REFERENCE)) {
            JsonNode target = resolve(schema);
            return isObject(target) ? new ValueType("", name(schema), "") : type(target);
        }
        JsonNode alternatives = schema.has("anyOf") ? schema.get("anyOf") : schema.path("oneOf");
        if (alternatives.isArray() && isOfTypes(alternatives)) {
            return alternatives(alternatives);
        }
        if (schema.has("const")) {
            return ValueType.of("always " + schema.get("const").asText());
        }
        if (schema.has("enum")) {
            return ValueType.of("one of " + values(schema.get("enum"))).within("", orNull(schema));
        }
        return single(schema);
    }

    private ValueType alternatives(JsonNode alternatives) {
        List<ValueType> types = elements(alternatives)
                .filter(one -> !NULL.equals(one.path("type").asText()))
                .map(this::type)
                .toList();
        String orNull = types.size() < alternatives.size() ? ", or null" : "";
        return types.size() == 1
                ? types.getFirst().within("", orNull)
                : ValueType.of(types.stream().map(ValueType::toString).collect(Collectors.joining(" or ")) + orNull);
    }

    /** Other alternatives only say which fields must be there together. */
    private static boolean isOfTypes(JsonNode alternatives) {
        return elements(alternatives)
                .allMatch(one -> one.has("type") || one.has(REFERENCE) || one.has("const") || one.has("enum"));
    }

    private ValueType single(JsonNode schema) {
        String type =
                typeNames(schema).filter(name -> !NULL.equals(name)).findFirst().orElse("");
        ValueType single = switch (type) {
            case "array" -> list(schema);
            case "object" ->
                schema.path("additionalProperties").isObject()
                        ? type(schema.get("additionalProperties")).within("object with values: ", "")
                        : ValueType.of("object");
            case "" -> ValueType.of("any value");
            default -> ValueType.of(simple(type, schema));
        };
        return single.within("", orNull(schema));
    }

    private ValueType list(JsonNode schema) {
        String once = schema.path("uniqueItems").asBoolean() ? ", each once" : "";
        return type(schema.path("items")).within("list of ", bounds(schema, "minItems", "maxItems", " entries") + once);
    }

    private static String simple(String type, JsonNode schema) {
        String name = switch (schema.path("format").asText()) {
            case "date" -> "date";
            case "date-time" -> "instant";
            case "uuid" -> "UUID";
            case "uri" -> "address";
            case "binary" -> "bytes";
            default -> type.equals("string") ? "text" : type;
        };
        String pattern =
                schema.has("pattern") && !schema.path("format").asText().equals("uuid")
                        ? ", matches " + schema.get("pattern").asText()
                        : "";
        String examples = schema.has("examples") ? ", such as " + values(schema.get("examples")) : "";
        return name
                + bounds(schema, "minimum", "maximum", "")
                + bounds(schema, "exclusiveMinimum", "exclusiveMaximum", "")
                + bounds(schema, "minLength", "maxLength", " characters")
                + pattern
                + examples;
    }

    /** Such as {@code , at least 1 and at most 100 characters}. */
    private static String bounds(JsonNode schema, String least, String most, String unit) {
        boolean exclusive = least.startsWith("exclusive");
        String from = schema.has(least)
                ? (exclusive ? "more than " : "at least ") + schema.get(least).asText()
                : "";
        String to = schema.has(most)
                ? (exclusive ? "less than " : "at most ") + schema.get(most).asText()
                : "";
        String both = Stream.of(from, to).filter(text -> !text.isEmpty()).collect(Collectors.joining(" and "));
        return both.isEmpty() ? "" : ", " + both + unit;
    }

    private static String orNull(JsonNode schema) {
        return typeNames(schema).anyMatch(NULL::equals) ? ", or null" : "";
    }

    private static Stream<String> typeNames(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? elements(type).map(JsonNode::asText) : Stream.of(type.asText());
    }

    private static String values(JsonNode values) {
        return elements(values).map(JsonNode::asText).collect(Collectors.joining(", "));
    }

    /** The fields of an object, in the order of the document. */
    public List<SchemaField> fields(JsonNode schema) {
        Set<String> required =
                elements(schema.path("required")).map(JsonNode::asText).collect(Collectors.toSet());
        return schema.path(PROPERTIES).properties().stream()
                .map(field -> new SchemaField(
                        field.getKey(),
                        required.contains(field.getKey()),
                        type(field.getValue()),
                        field.getValue().path("description").asText()))
                .toList();
    }

    /** The objects that these schemas refer to, directly or through others, each once. */
    public List<ObjectSchema> referencedObjects(Collection<JsonNode> schemas) {
        Map<String, ObjectSchema> found = new LinkedHashMap<>();
        Deque<JsonNode> waiting = new ArrayDeque<>(schemas);
        while (!waiting.isEmpty()) {
            for (JsonNode reference : references(waiting.remove())) {
                String name = name(reference);
                JsonNode target = resolve(reference);
                if (!isObject(target)) {
                    waiting.add(target);
                } else if (!found.containsKey(name)) {
                    found.put(
                            name,
                            new ObjectSchema(name, target.path("description").asText(), fields(target)));
                    waiting.add(target);
                }
            }
        }
        return List.copyOf(found.values());
    }

    private static List<JsonNode> references(JsonNode node) {
        List<JsonNode> references = new ArrayList<>();
        if (node.path(REFERENCE).isTextual()) {
            references.add(node);
        }
        node.forEach(child -> references.addAll(references(child)));
        return references;
    }

    private JsonNode resolve(JsonNode reference) {
        JsonNode target = document.at(reference.get(REFERENCE).asText().substring(1));
        if (target.isMissingNode()) {
            throw new IllegalStateException("The document has no " + reference);
        }
        return target;
    }

    private static String name(JsonNode reference) {
        String text = reference.get(REFERENCE).asText();
        return text.substring(text.lastIndexOf('/') + 1);
    }

    private static boolean isObject(JsonNode schema) {
        return schema.has(PROPERTIES);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
