package dk.fodfaeste.kit.continuity;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while a topic does not continue what this service has read or written: its figures and lists would be wrong. */
@Readiness
@ApplicationScoped
class ContinuityHealth implements HealthCheck {
    private final Discontinuities discontinuities;

    ContinuityHealth(Discontinuities discontinuities) {
        this.discontinuities = discontinuities;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("continuity");
        discontinuities.all().forEach(response::withData);
        return response.status(discontinuities.all().isEmpty()).build();
    }
}
