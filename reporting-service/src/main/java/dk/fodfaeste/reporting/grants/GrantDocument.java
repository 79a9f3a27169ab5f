package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One budget note, or business case, by one of its versions. */
public record GrantDocument(
        String document, int version, Instant recordedAt, List<GrantLine> lines, List<StatedTotal> statedTotals) {

    /** Before anything was entered of it. */
    static GrantDocument unknown(String document) {
        return new GrantDocument(document, 0, null, List.of(), List.of());
    }

    /** In whatever order. */
    boolean saysTheSameAs(List<GrantLine> otherLines, List<StatedTotal> otherTotals) {
        return version > 0
                && Set.copyOf(lines).equals(Set.copyOf(otherLines))
                && Set.copyOf(statedTotals).equals(Set.copyOf(otherTotals));
    }
}
