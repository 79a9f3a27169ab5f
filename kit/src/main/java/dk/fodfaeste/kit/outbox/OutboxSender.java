package dk.fodfaeste.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jboss.logging.Logger;

/** Sends rows of the outbox to Kafka and waits for the acknowledgements. */
final class OutboxSender implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(OutboxSender.class);
    /**
     * Only the broker decides whether a record is too large, and it counts compressed bytes. The producer counts uncompressed bytes, so its own limit
     * would refuse a forwarded record that the broker took from another system.
     */
    private static final int MAX_REQUEST_BYTES = 24 * 1024 * 1024;

    private final KafkaProducer<byte[], byte[]> producer;

    /**
     * @param kafka address and credentials of the broker
     * @param clientId names the client in the broker's log
     */
    OutboxSender(Map<String, Object> kafka, String clientId) {
        producer = new KafkaProducer<>(settings(kafka, clientId));
    }

    /**
     * What became of the rows.
     *
     * @param published the acknowledged rows
     * @param refused the rows that Kafka will never accept: their ids with the reason
     * @param failure why the other rows must be sent again; empty if there are none. Names the broker and the topic, never the content of an event
     */
    record Result(List<Published> published, Map<Long, String> refused, Optional<String> failure) {}

    /**
     * Where an acknowledged row is.
     *
     * @param id of the row
     */
    record Published(long id, int partition, long offset) {}

    /** A row that fails holds back the later rows of its key. A row that is refused does not. */
    Result send(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> sent = sendAll(rows);
        List<Published> published = new ArrayList<>();
        Map<Long, String> refused = new LinkedHashMap<>();
        Set<String> failedKeys = new HashSet<>();
        String failure = null;
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            if (!failedKeys.isEmpty() && failedKeys.contains(key(row))) {
                continue;
            }
            Optional<Throwable> fault = faultOf(sent.get(i));
            if (fault.isEmpty()) {
                RecordMetadata at = sent.get(i).resultNow();
                published.add(new Published(row.id(), at.partition(), at.offset()));
            } else if (isRefusal(fault.get())) {
                refused.put(row.id(), fault.get().toString());
            } else {
                failedKeys.add(key(row));
                failure = failure == null ? fault.get().toString() : failure;
            }
        }
        return new Result(published, refused, Optional.ofNullable(failure));
    }

    private static String key(OutboxRow row) {
        return row.topic() + '/' + (row.key() == null ? "" : HexFormat.of().formatHex(row.key()));
    }

    /** In the order of the rows. A topic that cannot be reached costs one timeout in a round, not one for each of its rows. */
    private List<Future<RecordMetadata>> sendAll(List<OutboxRow> rows) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        Map<String, Future<RecordMetadata>> failedTopics = new HashMap<>();
        for (OutboxRow row : rows) {
            Future<RecordMetadata> future = failedTopics.get(row.topic());
            if (future == null) {
                future = producer.send(row.toRecord());
                if (future.isDone()
                        && faultOf(future).filter(fault -> !isRefusal(fault)).isPresent()) {
                    failedTopics.put(row.topic(), future);
                }
            }
            sent.add(future);
        }
        return sent;
    }

    private static Optional<Throwable> faultOf(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(stopped);
        } catch (ExecutionException failed) {
            LOG.debugf(failed.getCause(), "Not acknowledged");
            return Optional.of(failed.getCause());
        }
    }

    /** Whether the record itself is at fault, so that sending it again cannot help. */
    private static boolean isRefusal(Throwable fault) {
        return fault instanceof RecordTooLargeException
                || fault instanceof RecordBatchTooLargeException
                || fault instanceof InvalidRecordException
                || fault instanceof InvalidTimestampException;
    }

    /** Uses gzip, which clients of other systems read without an additional library. */
    private static Map<String, Object> settings(Map<String, Object> kafka, String clientId) {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        // Detects an unavailable broker within seconds; the rows stay in the outbox.
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /** Waits for nothing: the rows of unacknowledged records are still in the outbox. */
    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
