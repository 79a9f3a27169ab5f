package dk.fodfaeste.kit.status;

import dk.fodfaeste.kit.audit.AuditStates;
import dk.fodfaeste.kit.continuity.Discontinuities;
import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.intake.DeadLetters;
import dk.fodfaeste.kit.outbox.OutboxStates;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Collects the state of the service from the classes that know its parts. */
@ApplicationScoped
class ServiceStates {
    private final String service;
    private final String version;
    private final AgroalDataSource database;
    private final TopicStates topics;
    private final OutboxStates outbox;
    private final DeadLetters deadLetters;
    private final AuditStates audit;
    private final Discontinuities discontinuities;
    private final PendingDerivations derivations;
    private final Instance<ReadUntil> reading;

    ServiceStates(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String version,
            AgroalDataSource database,
            TopicStates topics,
            OutboxStates outbox,
            DeadLetters deadLetters,
            AuditStates audit,
            Discontinuities discontinuities,
            PendingDerivations derivations,
            Instance<ReadUntil> reading) {
        this.service = service;
        this.version = version;
        this.database = database;
        this.topics = topics;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.audit = audit;
        this.discontinuities = discontinuities;
        this.derivations = derivations;
        this.reading = reading;
    }

    /** The present state. Without an answer of Kafka it takes up to ten seconds. */
    ServiceState present() throws SQLException {
        TopicStates.Topics present = topics.present();
        return new ServiceState(
                service,
                version,
                schema(),
                Runtime.version().toString(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                present.kafkaAnswers(),
                discontinuities.all(),
                present.states(),
                outbox.present(),
                deadLetters.countWaiting(),
                audit.present(),
                derivations.isUsed() ? derivations.initiatives() : null,
                reading.isResolvable() ? reading.get().readUntil() : null);
    }

    private String schema() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select array_to_string(max(string_to_array(version, '.')::int[]), '.')
                          from flyway_schema_history where success and version is not null""");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
