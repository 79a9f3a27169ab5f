package dk.fodfaeste.kit.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A replica that has met a data key of an unknown wrapping key cannot read all persons, so it is not ready. */
@Readiness
@ApplicationScoped
class KeyReadiness implements HealthCheck {
    private volatile Keyring keyring;

    /** Services without personal data have no keyring. */
    void watch(Keyring used) {
        keyring = used;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("keys of personal data")
                .status(keyring == null || !keyring.hasMetUnknownKey())
                .build();
    }
}
