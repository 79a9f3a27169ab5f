package dk.fodfaeste.reporting.interfaces;

/**
 * A type of event.
 *
 * @param name such as {@code dk.fodfaeste.outcome.recorded.v1}
 * @param description in English
 */
record EventType(String name, String description) {}
