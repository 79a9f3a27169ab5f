package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.outcome.RegisterReceiver;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A receiver of batches.
 *
 * @param fingerprint SHA-256 of the certificate in hexadecimal digits
 * @param validTo the last day of the certificate
 * @param revokedAt null while it may be used, like {@code revokedBy}
 */
public record ReceiverView(
        UUID receiverId,
        String name,
        String fingerprint,
        LocalDate validTo,
        Instant registeredAt,
        String registeredBy,
        @Schema(nullable = true) Instant revokedAt,
        @Schema(nullable = true) String revokedBy) {

    static ReceiverView of(RegisterReceiver receiver) {
        return new ReceiverView(
                receiver.receiverId(),
                receiver.name(),
                receiver.fingerprint(),
                receiver.validTo(),
                receiver.registeredAt(),
                receiver.registeredBy(),
                receiver.revokedAt(),
                receiver.revokedBy());
    }
}
