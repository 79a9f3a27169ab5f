package dk.fodfaeste.kit.outbox;

import io.agroal.api.AgroalDataSource;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/**
 * Down while events are parked or cannot be published. Part of {@code /q/health} and {@code /q/health/well}, but not of readiness: the service works
 * while Kafka is unavailable.
 */
@Wellness
@ApplicationScoped
class OutboxHealth implements HealthCheck {
    private final AgroalDataSource database;
    private final OutboxRelay relay;

    OutboxHealth(AgroalDataSource database, OutboxRelay relay) {
        this.database = database;
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> failure = relay.failure();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("outbox")
                .withData("oldestAgeSeconds", Math.round(relay.oldestAgeMillis() / 1000));
        failure.ifPresent(reason -> response.withData("failure", reason));
        try (Connection connection = database.getConnection()) {
            long parked = OutboxTable.countParked(connection);
            return response.withData("parked", parked)
                    .status(parked == 0 && failure.isEmpty())
                    .build();
        } catch (SQLException unavailable) {
            return response.down().build();
        }
    }
}
