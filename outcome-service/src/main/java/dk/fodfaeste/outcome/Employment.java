package dk.fodfaeste.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How much of a full week a consultant works and until when, as entered by a lead. Versions are only added; the latest applies.
 *
 * @param leavesOn the last day; null if none is known
 */
public record Employment(
        String consultant,
        BigDecimal fullTimeEquivalent,
        LocalDate leavesOn,
        int version,
        Instant recordedAt,
        String recordedBy) {}
