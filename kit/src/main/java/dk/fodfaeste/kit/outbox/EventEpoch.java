package dk.fodfaeste.kit.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The header of an event with the epoch of its writer, a positive number. A restore of the writer from a backup raises it. */
public final class EventEpoch {
    static final String HEADER = "ce_epoch";

    private EventEpoch() {}

    /** 0 if the record has no epoch. */
    public static long of(Headers headers) {
        Header header = headers.lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (NumberFormatException notOurs) {
            return 0;
        }
    }

    static byte[] bytes(long epoch) {
        return Long.toString(epoch).getBytes(StandardCharsets.UTF_8);
    }
}
