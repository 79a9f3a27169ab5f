package dk.fodfaeste.kit.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An event in the JSON format of CloudEvents 1.0. The attributes are the headers that it has in Kafka.
 *
 * @param epoch raised when the service was restored from a backup and publishes its events again
 * @param data the payload, valid by the schema that {@code dataschema} names; absent if the key exists no more (a compacted topic)
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
        String specversion,
        String id,
        String type,
        String source,
        String subject,
        String time,
        String dataschema,
        String datacontenttype,
        long epoch,

        @JsonRawValue @Schema(type = SchemaType.OBJECT) String data) {}
