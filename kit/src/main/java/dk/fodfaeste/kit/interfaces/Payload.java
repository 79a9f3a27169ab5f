package dk.fodfaeste.kit.interfaces;

/**
 * A body in one of its formats.
 *
 * @param mediaType such as {@code application/json}
 */
public record Payload(String mediaType, ValueType type) {}
