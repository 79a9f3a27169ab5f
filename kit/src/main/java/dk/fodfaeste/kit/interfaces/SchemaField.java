package dk.fodfaeste.kit.interfaces;

/**
 * A field of an object, a parameter or a header.
 *
 * @param required whether it is always there
 * @param description in English; blank if the document has none
 */
public record SchemaField(String name, boolean required, ValueType type, String description) {}
