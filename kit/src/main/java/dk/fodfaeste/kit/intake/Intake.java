package dk.fodfaeste.kit.intake;

import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.problem.RedactedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The door of a listener: one batch, one transaction. A record that cannot be understood goes alone, byte for byte and with the reason, to
 * the service's dead letters and its neighbours go on. A batch that cannot be processed now - the database is away - is tried again with
 * growing pauses until it can; nothing is skipped.
 */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    @Inject
    EventJson json;

    @Inject
    Outbox outbox;

    @Inject
    MeterRegistry metrics;

    @ConfigProperty(name = "quarkus.application.name")
    String service;

    private Counter unreadables;
    private Counter retries;

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** At 0 from the start, so that an alarm has something to look at. */
    @PostConstruct
    void count() {
        unreadables = metrics.counter("fodfaeste.unreadable.events");
        retries = metrics.counter("fodfaeste.intake.retries");
    }

    void stop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    /**
     * @param shape the record type of the payload; refuses what it cannot be by an exception from its constructor
     * @param apply takes what was understood, within the batch's transaction; must end the same when called again
     */
    public <T> void take(
            ConsumerRecords<byte[], byte[]> batch, Class<T> shape, Consumer<List<ReceivedEvent<T>>> apply) {
        List<ReceivedEvent<T>> understood = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                understood.add(new ReceivedEvent<>(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        text(record.key()),
                        header(record, "ce_type"),
                        read(record, shape)));
            } catch (IOException broken) {
                unreadable.add(new Unreadable(record, reason(broken)));
            }
        }
        untilDone(() -> {
            unreadable.forEach(this::deadLetter);
            if (!understood.isEmpty()) {
                apply.accept(understood);
            }
        });
        unreadables.increment(unreadable.size());
    }

    /** In one transaction, again and again until it commits. */
    public void untilDone(Runnable work) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                QuarkusTransaction.requiringNew().run(work);
                return;
            } catch (RuntimeException cannotNow) {
                LOG.warnf(
                        RedactedException.of(cannotNow),
                        "A batch of events cannot be processed now; again in %d ms",
                        pause.toMillis());
                retries.increment();
            }
            if (stops(pause)) {
                throw new IllegalStateException("Stopped before the batch was processed; it comes again");
            }
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
        }
    }

    private <T> T read(ConsumerRecord<byte[], byte[]> record, Class<T> shape) throws IOException {
        if (record.value() == null) {
            throw new IOException("the record has no value");
        }
        T data = json.read(record.value(), shape);
        if (data == null) {
            throw new IOException("the value is null");
        }
        return data;
    }

    private void deadLetter(Unreadable one) {
        ConsumerRecord<byte[], byte[]> record = one.record();
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        headers.put("reason", one.reason().getBytes(StandardCharsets.UTF_8));
        headers.put(
                "came-from",
                (record.topic() + "/" + record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8));
        LOG.warnf(
                "Record %d of %s-%d is not understood: %s",
                record.offset(), record.topic(), record.partition(), one.reason());
        outbox.forward("fodfaeste." + service + ".dead-letters-v1", record.key(), record.value(), headers);
    }

    /** Which kind of trouble and where; the text that was read is not repeated. */
    private static String reason(IOException broken) {
        if (broken instanceof com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            Throwable root = unreadable;
            while (root.getCause() != null && root.getCause() != root) {
                root = root.getCause();
            }
            String why = root instanceof IllegalArgumentException
                    ? root.getMessage()
                    : root.getClass().getSimpleName();
            var where = unreadable.getLocation();
            return where == null ? why : why + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
        }
        return broken.getMessage();
    }

    private boolean stops(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private record Unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {}
}
