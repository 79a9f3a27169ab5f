package dk.fodfaeste.reporting.grants.calculation;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import java.util.Collection;
import java.util.List;

/** In which years' prices amounts are; a sum over several has to say so. */
final class PriceLevels {
    private PriceLevels() {}

    /** In order. */
    static List<Integer> of(Collection<GrantLine> lines) {
        return lines.stream().map(GrantLine::priceLevel).distinct().sorted().toList();
    }
}
