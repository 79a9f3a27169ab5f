package dk.fodfaeste.kit.intake;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.config.Config;

/**
 * The records that this service could not read, and their re-driving: after an upgrade the record is read from its topic again and processed by the
 * handler of its channel. The row of a letter is locked meanwhile, so of two instances only one re-drives it. Its event may have been processed before,
 * for example by a rebuild; handlers are idempotent.
 */
@ApplicationScoped
public class DeadLetters {
    private final DeadLetterTable table;
    private final RecordReader reader;
    private final TopicRecords topics;
    private final Instance<EventHandlers> listeners;
    private final Config config;
    private final MeterRegistry metrics;
    private final Counter redriven;

    DeadLetters(
            DeadLetterTable table,
            RecordReader reader,
            TopicRecords topics,
            @Any Instance<EventHandlers> listeners,
            Config config,
            MeterRegistry metrics) {
        this.table = table;
        this.reader = reader;
        this.topics = topics;
        this.listeners = listeners;
        this.config = config;
        this.metrics = metrics;
        this.redriven = metrics.counter("fodfaeste.dead.letters.redriven");
    }

    /** What became of the letters of one request. */
    public enum Outcome {
        REDRIVEN,
        /** This version of the service cannot read the record either. */
        UNREADABLE,
        /** The topic does not have the record any more. */
        GONE,
        /** Another request has re-driven the letter. */
        NOT_WAITING
    }

    void start(@Observes StartupEvent started) {
        Gauge.builder("fodfaeste.dead.letters.waiting", this::countForMetric)
                .description("Records that could not be read and were not re-driven")
                .register(metrics);
    }

    /** The letters that were not re-driven, oldest first. */
    public Page<DeadLetter> waiting(long after, int limit) throws SQLException {
        return Page.of(table.waiting(after, limit + 1), limit, letter -> String.valueOf(letter.id()));
    }

    public long countWaiting() throws SQLException {
        return table.countWaiting();
    }

    /**
     * Re-drives a letter.
     *
     * @throws Refusal 404 if there is no such letter, 409 if it was re-driven already, 410 if its record is gone, 422 if the record cannot be read
     *     still, 503 if Kafka does not answer
     */
    public void redrive(long id) throws SQLException {
        switch (outcome(id)) {
            case REDRIVEN -> {
                // The letter is not listed any more.
            }
            case UNREADABLE -> throw Refusal.rule("id", message("deadLetterUnreadable"));
            case GONE -> throw Refusal.gone(message("deadLetterGone"));
            case NOT_WAITING ->
                throw table.exists(id)
                        ? Refusal.conflict(message("deadLetterRedriven"))
                        : Refusal.notFound("dead letter");
        }
    }

    /**
     * Re-drives the waiting letters, each in its own transaction.
     *
     * @param limit the largest number of letters
     * @return how many letters had each outcome
     * @throws Refusal 503 if Kafka does not answer; letters before that are re-driven
     */
    public Map<Outcome, Integer> redriveAll(int limit) throws SQLException {
        Map<Outcome, Integer> outcomes = new HashMap<>();
        for (DeadLetter letter : table.waiting(0, limit)) {
            outcomes.merge(outcome(letter.id()), 1, Integer::sum);
        }
        return outcomes;
    }

    private Outcome outcome(long id) {
        try {
            Outcome outcome = QuarkusTransaction.requiringNew().call(() -> redriveInTransaction(id));
            if (outcome == Outcome.REDRIVEN) {
                redriven.increment();
            }
            return outcome;
        } catch (KafkaException unreachable) {
            throw Refusal.unavailable(message("kafkaUnavailable"));
        }
    }

    private Outcome redriveInTransaction(long id) throws SQLException {
        Optional<DeadLetter> letter = table.lock(id);
        if (letter.isEmpty()) {
            return Outcome.NOT_WAITING;
        }
        Optional<ConsumerRecord<byte[], byte[]>> record = topics.record(letter.get());
        if (record.isEmpty()) {
            return Outcome.GONE;
        }
        Optional<EventHandler<?>> handler = handler(letter.get().topic());
        if (handler.isEmpty()) {
            table.changeReason(id, "this version does not read the topic");
            return Outcome.UNREADABLE;
        }
        try {
            apply(handler.get(), record.get());
        } catch (IOException broken) {
            table.changeReason(id, RecordReader.reason(broken));
            return Outcome.UNREADABLE;
        }
        table.markRedriven(id);
        return Outcome.REDRIVEN;
    }

    private <T> void apply(EventHandler<T> handler, ConsumerRecord<byte[], byte[]> record) throws IOException {
        handler.apply().accept(List.of(reader.read(record, handler.type())));
    }

    private Optional<EventHandler<?>> handler(String topic) {
        return listeners.stream()
                .flatMap(listener -> listener.handlers().stream())
                .filter(handler -> topic.equals(
                        config.getValue("mp.messaging.incoming." + handler.channel() + ".topic", String.class)))
                .findFirst();
    }

    private double countForMetric() {
        try {
            return table.countWaiting();
        } catch (SQLException unavailable) {
            return Double.NaN;
        }
    }
}
