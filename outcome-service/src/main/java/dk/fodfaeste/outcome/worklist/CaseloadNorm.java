package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.outcome.Initiative;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The number of participants that a full-time consultant should have. Initiatives may have different norms. */
record CaseloadNorm(SortedSet<Integer> norms) {
    static CaseloadNorm of(List<Initiative> initiatives) {
        return new CaseloadNorm(initiatives.stream()
                .map(Initiative::caseloadNorm)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** For example {@code 25} or {@code 20–25}; blank if no initiative has a norm. */
    String text() {
        return times(BigDecimal.ONE);
    }

    /** The norm for a part-time consultant, for example {@code 20 for 0,8}; blank for full time. */
    String textFor(BigDecimal fullTimeEquivalent) {
        return norms.isEmpty() || fullTimeEquivalent.compareTo(BigDecimal.ONE) == 0
                ? ""
                : times(fullTimeEquivalent) + " for " + DisplayText.decimal(normalized(fullTimeEquivalent));
    }

    private String times(BigDecimal fullTimeEquivalent) {
        return norms.isEmpty()
                ? ""
                : Stream.of(norms.first(), norms.last())
                        .distinct()
                        .map(norm -> BigDecimal.valueOf(norm).multiply(fullTimeEquivalent))
                        .map(norm -> DisplayText.decimal(normalized(norm.setScale(1, RoundingMode.HALF_UP))))
                        .collect(Collectors.joining("–"));
    }

    private static BigDecimal normalized(BigDecimal norm) {
        BigDecimal shortest = norm.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
