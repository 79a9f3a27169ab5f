package dk.fodfaeste.kit.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of the audit trail.
 *
 * @param participantRef at whom; absent where the request was about nobody
 * @param action method and address, with names in place of ids
 * @param requestId the same for all entries of one request
 */
public record AuditEntry(
        long id,
        Instant at,
        String who,
        String role,
        String unit,
        String action,
        Decision decision,
        @Schema(nullable = true) UUID participantRef,
        String purpose,
        UUID requestId) {

    /** What its hash is made of: every field, so that none can be changed unseen. */
    String canonical() {
        return String.join(
                "\u001f",
                String.valueOf(id),
                at.toString(),
                who,
                role,
                unit,
                action,
                decision.name(),
                String.valueOf(participantRef),
                purpose,
                requestId.toString());
    }
}
