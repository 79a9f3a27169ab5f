package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A document as callers read it.
 *
 * @param lines of those initiatives that the caller reaches, and that were asked for
 * @param statedTotals of the same, and of the whole document
 */
record DocumentShown(
        String document, int version, Instant recordedAt, List<GrantLine> lines, List<StatedTotal> statedTotals) {

    static DocumentShown of(GrantDocument document, Predicate<String> initiative) {
        return new DocumentShown(
                document.document(),
                document.version(),
                document.recordedAt(),
                document.lines().stream()
                        .filter(line -> initiative.test(line.initiative()))
                        .toList(),
                document.statedTotals().stream()
                        .filter(total -> total.initiative() == null || initiative.test(total.initiative()))
                        .toList());
    }

    boolean saysSomething() {
        return !lines.isEmpty() || statedTotals.stream().anyMatch(total -> total.initiative() != null);
    }
}
