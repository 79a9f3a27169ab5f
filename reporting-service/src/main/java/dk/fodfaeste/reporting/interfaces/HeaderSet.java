package dk.fodfaeste.reporting.interfaces;

import dk.fodfaeste.kit.interfaces.SchemaField;
import java.util.List;

/**
 * Headers that messages have in common.
 *
 * @param description in English; blank if the document has none
 */
record HeaderSet(String name, String description, List<SchemaField> headers) {}
