package dk.fodfaeste.kit.audit;

import java.util.List;

/**
 * Result of a verification of the whole chain.
 *
 * @param entries number of entries in the audit trail
 * @param faults one sentence for each fault; at most a thousand
 */
public record VerificationResult(long entries, ChainHead head, List<String> faults) {}
