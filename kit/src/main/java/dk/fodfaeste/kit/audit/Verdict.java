package dk.fodfaeste.kit.audit;

import java.util.List;

/**
 * What going through the whole chain has shown.
 *
 * @param entries how many there are
 * @param faults what is wrong, entry by entry; the first thousand
 */
public record Verdict(long entries, Head head, List<String> faults) {}
