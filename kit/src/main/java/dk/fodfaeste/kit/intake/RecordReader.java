package dk.fodfaeste.kit.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import dk.fodfaeste.kit.json.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Decodes Kafka records. */
@ApplicationScoped
class RecordReader {
    private final EventJson json;

    RecordReader(EventJson json) {
        this.json = json;
    }

    /** @throws IOException if the record cannot be read; see {@link #reason} */
    <T> ReceivedEvent<T> read(ConsumerRecord<byte[], byte[]> record, Class<T> type) throws IOException {
        if (record.value() == null) {
            throw new IOException("the record has no value");
        }
        T data = json.read(record.value(), type);
        if (data == null) {
            throw new IOException("the value is null");
        }
        return new ReceivedEvent<>(
                record.topic(),
                record.partition(),
                record.offset(),
                text(record.key()),
                header(record, "ce_type"),
                data);
    }

    /** The kind of fault and its position. Does not repeat the text that was read. */
    static String reason(IOException broken) {
        if (broken instanceof JsonProcessingException unreadable) {
            Throwable root = unreadable;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            String fault = root instanceof IllegalArgumentException
                    ? root.getMessage()
                    : root.getClass().getSimpleName();
            var position = unreadable.getLocation();
            return position == null
                    ? fault
                    : fault + " at line " + position.getLineNr() + ", column " + position.getColumnNr();
        }
        return broken.getMessage();
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
