package dk.fodfaeste.reporting.interfaces;

import java.util.List;

/**
 * A kind of record in a topic.
 *
 * @param description in English; blank if the document has none
 * @param key what the key of the record is, in English
 * @param types the types of events; empty if none is required
 * @param headers the names of the sets of headers that it has
 * @param payload null if the record has no value, or another system's
 */
record EventMessage(
        String description, String key, List<EventType> types, List<String> headers, EventPayload payload) {}
