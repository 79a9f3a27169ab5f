package dk.fodfaeste.kit.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.record.AbstractRecords;
import org.apache.kafka.common.record.CompressionType;
import org.apache.kafka.common.record.RecordBatch;

/**
 * An unpublished record. Key and value can be any bytes; the bytes of header values are kept.
 *
 * @param kept whether it is an event of this service, which is kept after its publication
 */
record OutboxRow(long id, String topic, byte[] key, byte[] value, Map<String, byte[]> headers, boolean kept) {

    ProducerRecord<byte[], byte[]> toRecord() {
        List<Header> all = new ArrayList<>();
        headers.forEach((name, content) -> all.add(new RecordHeader(name, content)));
        return new ProducerRecord<>(topic, null, key, value, all);
    }

    /** An upper bound of the size of a batch that holds only this record, uncompressed. */
    int sizeInBytes() {
        ProducerRecord<byte[], byte[]> record = toRecord();
        return AbstractRecords.estimateSizeInBytesUpperBound(
                RecordBatch.CURRENT_MAGIC_VALUE,
                CompressionType.NONE,
                key,
                value,
                record.headers().toArray());
    }

    Map<String, Object> headersAsJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        headers.forEach((name, content) -> json.put(name, asJson(content)));
        return json;
    }

    static Map<String, byte[]> headersFrom(JsonNode json) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        json.properties().forEach(header -> headers.put(header.getKey(), bytes(header.getValue())));
        return headers;
    }

    private static Object asJson(byte[] content) {
        if (content == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException notText) {
            return base64(content);
        }
    }

    private static Map<String, String> base64(byte[] content) {
        return Map.of("base64", Base64.getEncoder().encodeToString(content));
    }

    private static byte[] bytes(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isTextual()
                ? value.textValue().getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(value.get("base64").textValue());
    }
}
