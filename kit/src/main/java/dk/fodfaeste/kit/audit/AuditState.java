package dk.fodfaeste.kit.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The state of the audit trail's chain.
 *
 * @param unlinked the number of entries that are not in the chain yet
 * @param linkedAt when entries were last added to the chain; null if never
 * @param verifiedAt when the chain was last verified; null if never
 * @param faults the number of faults of that verification; null if there was none
 */
public record AuditState(
        long unlinked,
        @Schema(nullable = true) Instant linkedAt,
        @Schema(nullable = true) Instant verifiedAt,
        @Schema(nullable = true) Integer faults) {}
