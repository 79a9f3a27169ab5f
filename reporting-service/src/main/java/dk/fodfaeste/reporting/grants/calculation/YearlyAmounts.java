package dk.fodfaeste.reporting.grants.calculation;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Amounts by year and their sum, computed from lines. A year without a line is missing, which is not the same as 0.
 *
 * @param byYear expenses less income in 1,000 DKK
 */
public record YearlyAmounts(Map<Integer, Long> byYear, long total) {
    public static YearlyAmounts of(Collection<GrantLine> lines) {
        SortedMap<Integer, Long> byYear = new TreeMap<>();
        lines.forEach(line -> byYear.merge(line.year(), line.signed(), Math::addExact));
        return new YearlyAmounts(byYear, byYear.values().stream().reduce(0L, Math::addExact));
    }

    /** Null if there is no line for the year. */
    public Long in(int year) {
        return byYear.get(year);
    }
}
