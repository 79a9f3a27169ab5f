package dk.fodfaeste.kit.audit;

import java.util.List;

/**
 * What going through the whole chain has shown.
 *
 * @param entries how many there are
 * @param faults what is wrong, entry by entry; the first thousand
 */
public record VerificationResult(long entries, ChainHead head, List<String> faults) {}
