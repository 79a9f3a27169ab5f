package dk.fodfaeste.kit.interfaces;

import java.util.List;

/**
 * A response of an operation.
 *
 * @param status such as {@code 200}
 * @param description in English
 */
public record ApiAnswer(String status, String description, List<SchemaField> headers, List<Payload> bodies) {}
