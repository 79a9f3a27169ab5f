package dk.fodfaeste.reporting.interfaces;

import dk.fodfaeste.kit.interfaces.ObjectSchema;
import dk.fodfaeste.kit.interfaces.SchemaField;
import java.util.List;

/**
 * The payload of a message.
 *
 * @param name of the schema, such as {@code outcome-event.v1}
 * @param title in English
 * @param objects the objects that the fields refer to
 * @param example a payload that the schema accepts, as JSON
 */
record EventPayload(String name, String title, List<SchemaField> fields, List<ObjectSchema> objects, String example) {}
