package dk.fodfaeste.kit.outbox;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.kit.json.EventJson;
import dk.fodfaeste.kit.problem.Refusal;
import io.agroal.api.AgroalDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stores events until the {@link OutboxRelay} has published them. They are written in the transaction of their change, so that both happen or neither.
 * The caller must hold the lock on the row of the aggregate: the outbox assigns ids, and the ids of one key must be in the order of its versions.
 */
@ApplicationScoped
public class Outbox {

    private static final String SCHEMAS = "https://fodfaeste.dk/contracts/";
    /** Below Kafka's default limit of a batch ({@code message.max.bytes}), with room for the header that the relay adds. */
    static final int LARGEST_EVENT_BYTES = 1_000_000;

    /** An event with a smaller value is not too large: its headers hold ids, names of schemas and a trace, some hundred bytes. */
    private static final int CERTAINLY_SMALL_BYTES = LARGEST_EVENT_BYTES / 2;

    private static final String INSERT = """
            insert into outbox (topic, key, value, headers, kept)
            select topic, key, value, headers::json, kept
              from unnest(?, ?, ?, ?, ?) with ordinality as new (topic, key, value, headers, kept, position)
             order by position""";

    private final AgroalDataSource database;
    private final TransactionManager transactions;
    private final TransactionSynchronizationRegistry transaction;
    private final EventJson events;
    private final ObjectMapper json;
    private final OutboxRelay relay;
    private final OpenTelemetry traces;
    private final String service;

    Outbox(
            AgroalDataSource database,
            TransactionManager transactions,
            TransactionSynchronizationRegistry transaction,
            EventJson events,
            ObjectMapper json,
            OutboxRelay relay,
            OpenTelemetry traces,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.database = database;
        this.transactions = transactions;
        this.transaction = transaction;
        this.events = events;
        this.json = json;
        this.relay = relay;
        this.traces = traces;
        this.service = service;
    }

    public void emit(OutgoingEvent event) {
        emit(List.of(event));
    }

    /** @throws Refusal 413 if Kafka would refuse an event for its size, counted with its headers and uncompressed */
    public void emit(List<OutgoingEvent> changes) {
        write(changes.stream().map(this::row).toList());
    }

    /** Forwards a record unchanged; key and value may be null. If it is too large for Kafka with its headers, the relay parks it. */
    public void forward(String topic, byte[] key, byte[] value, Map<String, byte[]> headers) {
        write(List.of(new OutboxRow(0, topic, key, value, headers, false)));
    }

    private OutboxRow row(OutgoingEvent event) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        header(headers, "ce_specversion", "1.0");
        header(headers, "ce_id", event.id());
        header(headers, "ce_type", event.type());
        header(headers, "ce_source", "/" + service);
        header(headers, "ce_subject", event.key());
        header(headers, "ce_time", event.time().toString());
        header(headers, "ce_dataschema", SCHEMAS + event.schema() + ".schema.json");
        header(headers, "content-type", "application/json");
        traces.getPropagators().getTextMapPropagator().inject(Context.current(), headers, Outbox::header);
        OutboxRow row = new OutboxRow(
                0,
                event.topic(),
                event.key().getBytes(StandardCharsets.UTF_8),
                event.data() == null ? null : events.write(event.data()),
                headers,
                true);
        if (row.value() != null
                && row.value().length > CERTAINLY_SMALL_BYTES
                && row.sizeInBytes() > LARGEST_EVENT_BYTES) {
            throw Refusal.tooLarge(message("eventTooLarge", LARGEST_EVENT_BYTES));
        }
        return row;
    }

    private static void header(Map<String, byte[]> headers, String name, String value) {
        headers.put(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void write(List<OutboxRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        requireTransaction();
        int count = rows.size();
        String[] topics = new String[count];
        byte[][] keys = new byte[count][];
        byte[][] values = new byte[count][];
        String[] headers = new String[count];
        Boolean[] kept = new Boolean[count];
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = 0; i < count; i++) {
                OutboxRow row = rows.get(i);
                topics[i] = row.topic();
                keys[i] = row.key();
                values[i] = row.value();
                headers[i] = json.writeValueAsString(row.headersAsJson());
                kept[i] = row.kept();
            }
            insert.setArray(1, connection.createArrayOf("text", topics));
            insert.setArray(2, connection.createArrayOf("bytea", keys));
            insert.setArray(3, connection.createArrayOf("bytea", values));
            insert.setArray(4, connection.createArrayOf("text", headers));
            insert.setArray(5, connection.createArrayOf("bool", kept));
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException broken) {
            throw new OutboxException(broken);
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // The rows are written already.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake();
                }
            }
        });
    }

    private void requireTransaction() {
        try {
            if (transactions.getStatus() != Status.STATUS_ACTIVE) {
                throw new IllegalStateException("An event is emitted outside the transaction of its change");
            }
        } catch (SystemException broken) {
            throw new OutboxException(broken);
        }
    }

    /** The outbox cannot be written, so the transaction of the change must roll back. */
    static final class OutboxException extends RuntimeException {
        OutboxException(Exception cause) {
            super("The outbox cannot be written", cause);
        }
    }
}
