package dk.fodfaeste.reporting.grants.calculation;

import java.util.Collection;
import java.util.List;

/** The price levels of lines. A sum over several of them has to name them. */
final class PriceLevels {
    private PriceLevels() {}

    /** In ascending order. */
    static List<Integer> of(Collection<GrantLine> lines) {
        return lines.stream().map(GrantLine::priceLevel).distinct().sorted().toList();
    }
}
