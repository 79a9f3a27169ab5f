package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record of Kafka as a CloudEvent in structured form, on one line. The headers {@code ce_...} become its attributes, {@code content-type} becomes
 * {@code datacontenttype} and the value {@code data}. Source: CloudEvents 1.0, JSON Event Format and Kafka Protocol Binding.
 */
final class CloudEventLine {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ATTRIBUTE = "ce_";
    /** The one attribute that is a number, also over HTTP. */
    private static final String EPOCH = "ce_epoch";

    private CloudEventLine() {}

    static String of(ConsumerRecord<byte[], byte[]> event) {
        var structured = JSON.createObjectNode();
        for (Header header : event.headers()) {
            if (header.key().equals(EPOCH) && isNumber(text(header.value()))) {
                structured.put(header.key().substring(ATTRIBUTE.length()), Long.parseLong(text(header.value())));
            } else if (header.key().startsWith(ATTRIBUTE)) {
                structured.put(header.key().substring(ATTRIBUTE.length()), text(header.value()));
            } else if (header.key().equals("content-type")) {
                structured.put("datacontenttype", text(header.value()));
            }
        }
        try {
            if (event.value() != null) {
                structured.set("data", JSON.readTree(event.value()));
            }
        } catch (IOException noJson) {
            structured.put("data_base64", event.value());
        }
        try {
            return JSON.writeValueAsString(structured);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static boolean isNumber(String text) {
        return text != null && text.matches("[0-9]{1,18}");
    }

    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
