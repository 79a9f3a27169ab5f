package dk.fodfaeste.kit.audit;

import dk.fodfaeste.kit.message.Message;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Result of a verification of the whole chain.
 *
 * @param entries number of entries in the audit trail
 * @param faults one sentence for each fault; at most a thousand
 */
public record VerificationResult(
        long entries,
        ChainHead head,

        @Schema(type = SchemaType.ARRAY, implementation = String.class)
        List<Message> faults) {}
