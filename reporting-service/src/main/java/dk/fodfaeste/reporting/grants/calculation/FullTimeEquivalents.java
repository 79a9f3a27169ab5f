package dk.fodfaeste.reporting.grants.calculation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/** Full-time equivalents (årsværk) that grant lines pay for. */
public final class FullTimeEquivalents {
    public static final BigDecimal MAX = BigDecimal.valueOf(1_000);
    public static final int MAX_DECIMALS = 2;

    private FullTimeEquivalents() {}

    /** Without trailing zeros, so that equal numbers are equal. Null and invalid numbers stay as they are. */
    static BigDecimal normalized(BigDecimal number) {
        if (number == null || !isValid(number)) {
            return number;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The range is checked first, so that a number with a billion digits is never expanded. */
    public static boolean isValid(BigDecimal number) {
        return number.signum() > 0 && number.compareTo(MAX) <= 0 && number.scale() <= MAX_DECIMALS;
    }

    /** By year; without the years in which no line states any. */
    static SortedMap<Integer, BigDecimal> byYear(Collection<GrantLine> lines) {
        SortedMap<Integer, BigDecimal> byYear = new TreeMap<>();
        for (GrantLine line : lines) {
            if (line.fullTimeEquivalents() != null) {
                byYear.merge(line.year(), line.fullTimeEquivalents(), BigDecimal::add);
            }
        }
        return byYear;
    }
}
