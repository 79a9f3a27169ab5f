package dk.fodfaeste.kit.outbox;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
    private final OutboxStates states;
    private final Clock clock;

    OutboxHealth(OutboxStates states, Clock clock) {
        this.states = states;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("outbox");
        try {
            OutboxState state = states.present();
            response.withData(
                    "oldestAgeSeconds",
                    state.oldestWrittenAt() == null
                            ? 0
                            : Math.max(
                                    0,
                                    Duration.between(state.oldestWrittenAt(), clock.instant())
                                            .toSeconds()));
            if (state.failure() != null) {
                response.withData("failure", state.failure());
            }
            return response.withData("parked", state.parked())
                    .status(state.parked() == 0 && state.failure() == null)
                    .build();
        } catch (SQLException unavailable) {
            return response.down().build();
        }
    }
}
