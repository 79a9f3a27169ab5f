package dk.fodfaeste.reporting.economy;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by year and their sum, computed from lines. A year without a line is not there: nothing was said of it, which is not 0.
 *
 * @param byYear expenses less income in 1,000 DKK
 */
public record Amounts(Map<Integer, Long> byYear, long total) {
    static Amounts of(Collection<GrantLine> lines) {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        lines.forEach(line -> byYear.merge(line.year(), line.signed(), Math::addExact));
        return new Amounts(byYear, byYear.values().stream().reduce(0L, Math::addExact));
    }

    /** Null where nothing was said of the year. */
    public Long in(int year) {
        return byYear.get(year);
    }
}
