package dk.fodfaeste.kit.intake;

import dk.fodfaeste.kit.continuity.DiscontinuityException;
import dk.fodfaeste.kit.outbox.Outbox;
import dk.fodfaeste.kit.problem.RedactedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Processes the batches of a Kafka listener, each in one transaction. A record that cannot be read goes to the dead letters of the service, byte
 * for byte and with the reason; the other records of the batch are processed. A batch that cannot be processed now, for example because the
 * database is unavailable, is retried with increasing delays until it commits. No record is skipped.
 */
@ApplicationScoped
public class Intake {
    private static final Logger LOG = Logger.getLogger(Intake.class);
    private static final int UNLIMITED = -1;
    private static final int FIRST_DELAY_MILLIS = 200;
    private static final int MAX_DELAY_SECONDS = 10;

    private final RecordReader reader;
    private final DeadLetterTable deadLetters;
    private final Outbox outbox;
    private final String service;
    private final Counter unreadables;
    private final Counter retries;
    private final Guard untilCommitted;
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    Intake(
            RecordReader reader,
            DeadLetterTable deadLetters,
            Outbox outbox,
            MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.reader = reader;
        this.deadLetters = deadLetters;
        this.outbox = outbox;
        this.service = service;
        // Registered here, so that alarms find them at 0.
        this.unreadables = metrics.counter("fodfaeste.unreadable.events");
        this.retries = metrics.counter("fodfaeste.intake.retries");
        this.untilCommitted = Guard.create()
                .withDescription("intake")
                .withRetry()
                .maxRetries(UNLIMITED)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(failed -> !stopping && !(failed instanceof DiscontinuityException))
                .delay(FIRST_DELAY_MILLIS, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .withExponentialBackoff()
                .factor(2)
                .maxDelay(MAX_DELAY_SECONDS, ChronoUnit.SECONDS)
                .done()
                .done()
                .build();
    }

    /** Ends retries and interrupts the threads that wait for the next one. */
    void stop(@Observes ShutdownEvent stopped) {
        stopping = true;
        waiting.forEach(Thread::interrupt);
    }

    /** Processes the events of the batch in one transaction; does nothing if none can be read. */
    public <T> void process(ConsumerRecords<byte[], byte[]> batch, EventHandler<T> handler) {
        processEvenIfEmpty(batch, handler.type(), events -> {
            if (!events.isEmpty()) {
                handler.apply().accept(events);
            }
        });
    }

    /**
     * Like {@link #process}, but also calls {@code apply} if no record of the batch can be read.
     *
     * @param type the record type of the payload; its constructor refuses invalid data with an exception
     * @param apply processes the events in the transaction of the batch; must be idempotent
     */
    public <T> void processEvenIfEmpty(
            ConsumerRecords<byte[], byte[]> batch, Class<T> type, Consumer<List<ReceivedEvent<T>>> apply) {
        List<ReceivedEvent<T>> events = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            try {
                events.add(reader.read(record, type));
            } catch (IOException broken) {
                unreadable.add(new Unreadable(record, RecordReader.reason(broken)));
            }
        }
        runUntilCommitted(() -> {
            unreadable.forEach(this::deadLetter);
            apply.accept(events);
        });
        unreadables.increment(unreadable.size());
    }

    /**
     * Runs the work in a transaction and retries until it commits.
     *
     * @throws IllegalStateException if the service stops before that; Kafka then delivers the batch again
     * @throws DiscontinuityException if the work throws it; it is not retried
     */
    public void runUntilCommitted(Runnable work) {
        try {
            untilCommitted.call(
                    () -> {
                        attempt(work);
                        return null;
                    },
                    Void.class);
        } catch (DiscontinuityException stopped) {
            throw stopped;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped before the batch was processed; it comes again", interrupted);
        } catch (Exception failed) {
            throw new IllegalStateException("Stopped before the batch was processed; it comes again", failed);
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }

    private void attempt(Runnable work) {
        waiting.remove(Thread.currentThread());
        try {
            QuarkusTransaction.requiringNew().run(work);
        } catch (DiscontinuityException stopped) {
            throw stopped;
        } catch (RuntimeException failed) {
            LOG.warn("A batch of events cannot be processed now; it is retried", RedactedException.of(failed));
            retries.increment();
            waiting.add(Thread.currentThread());
            throw failed;
        }
    }

    private void deadLetter(Unreadable unreadable) {
        ConsumerRecord<byte[], byte[]> record = unreadable.record();
        try {
            if (!deadLetters.add(record, unreadable.reason())) {
                return;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The dead letter cannot be stored", failed);
        }
        Map<String, byte[]> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        headers.put("reason", unreadable.reason().getBytes(StandardCharsets.UTF_8));
        headers.put(
                "came-from",
                (record.topic() + "/" + record.partition() + "/" + record.offset()).getBytes(StandardCharsets.UTF_8));
        LOG.warnf(
                "Record %d of %s-%d cannot be read: %s",
                record.offset(), record.topic(), record.partition(), unreadable.reason());
        outbox.forward("fodfaeste." + service + ".dead-letters-v1", record.key(), record.value(), headers);
    }

    private record Unreadable(ConsumerRecord<byte[], byte[]> record, String reason) {}
}
