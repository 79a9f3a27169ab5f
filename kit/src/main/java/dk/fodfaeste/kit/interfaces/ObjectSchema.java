package dk.fodfaeste.kit.interfaces;

import java.util.List;

/**
 * An object that a page describes with all its fields.
 *
 * @param description in English; blank if the document has none
 */
public record ObjectSchema(String name, String description, List<SchemaField> fields) {
    /** The identifier of the description on the page. */
    public String anchor() {
        return ValueType.anchor(name);
    }
}
