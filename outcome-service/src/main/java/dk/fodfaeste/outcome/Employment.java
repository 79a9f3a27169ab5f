package dk.fodfaeste.outcome;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How much of a full week a consultant works, and until when, as a lead last told it. Versions are only ever added, and the latest holds.
 *
 * @param leavesOn the last day; absent while nobody knows of one
 */
public record Employment(
        String consultant,
        BigDecimal fullTimeEquivalent,
        LocalDate leavesOn,
        int version,
        Instant recordedAt,
        String recordedBy) {}
