package dk.fodfaeste.kit.interfaces;

/**
 * What a value may be, in English. The parts are shown one after the other.
 *
 * @param before such as {@code list of}, or the whole type if the page does not describe it elsewhere
 * @param schema the name of the schema that the page describes elsewhere; blank if there is none
 * @param after such as {@code , or null}
 */
public record ValueType(String before, String schema, String after) {

    static ValueType of(String text) {
        return new ValueType(text, "", "");
    }

    ValueType within(String prefix, String suffix) {
        return schema.isEmpty() ? of(prefix + before + suffix) : new ValueType(prefix + before, schema, after + suffix);
    }

    /** The address of the schema's description on the page. */
    public String address() {
        return "#" + anchor(schema);
    }

    static String anchor(String schema) {
        return "schema-" + schema;
    }

    @Override
    public String toString() {
        return before + schema + after;
    }
}
