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

/** How many participants a full-time consultant should have, where initiatives say so; they may say different things. */
record CaseloadNorm(SortedSet<Integer> norms) {
    static CaseloadNorm of(List<Initiative> initiatives) {
        return new CaseloadNorm(initiatives.stream()
                .map(Initiative::caseloadNorm)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** 25, or 20–25; blank where none says anything. */
    String inWords() {
        return times(BigDecimal.ONE);
    }

    /** 20 for 0,8: the same for so much of a full week; blank where it is a full one. */
    String inWordsFor(BigDecimal fullTimeEquivalent) {
        return norms.isEmpty() || fullTimeEquivalent.compareTo(BigDecimal.ONE) == 0
                ? ""
                : times(fullTimeEquivalent) + " for " + DisplayText.decimal(plain(fullTimeEquivalent));
    }

    private String times(BigDecimal fullTimeEquivalent) {
        return norms.isEmpty()
                ? ""
                : Stream.of(norms.first(), norms.last())
                        .distinct()
                        .map(norm -> BigDecimal.valueOf(norm).multiply(fullTimeEquivalent))
                        .map(norm -> DisplayText.decimal(plain(norm.setScale(1, RoundingMode.HALF_UP))))
                        .collect(Collectors.joining("–"));
    }

    private static BigDecimal plain(BigDecimal norm) {
        BigDecimal shortest = norm.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }
}
