package dk.fodfaeste.kit.interfaces;

/**
 * A parameter of an operation.
 *
 * @param in {@code path}, {@code query} or {@code header}
 */
public record ApiParameter(String in, SchemaField field) {}
