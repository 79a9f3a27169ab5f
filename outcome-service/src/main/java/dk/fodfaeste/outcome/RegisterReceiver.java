package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A register that may receive batches.
 *
 * @param certificate X.509, DER
 * @param fingerprint SHA-256 of the certificate in hexadecimal digits
 * @param validTo the last day of the certificate
 * @param revokedAt null while the receiver may be used, like {@code revokedBy}
 */
public record RegisterReceiver(
        UUID receiverId,
        String name,
        byte[] certificate,
        String fingerprint,
        LocalDate validTo,
        Instant registeredAt,
        String registeredBy,
        Instant revokedAt,
        String revokedBy) {

    public boolean inUse() {
        return revokedAt == null;
    }
}
