package dk.fodfaeste.kit.audit;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One entry of the audit trail.
 *
 * @param participantRef the person whose data were accessed; absent if the request concerned no person
 * @param action method and path, with parameter names in place of ids
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

    /** The input of the entry's hash. It holds every field, so that a change of any field changes the hash. */
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
