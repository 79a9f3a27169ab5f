package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireBetween;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * The employment of a consultant after a change.
 *
 * @param fullTimeEquivalent the share of a full week
 * @param leavesOn the last day; null if none is known
 */
public record EmploymentVersion(
        String consultant, BigDecimal fullTimeEquivalent, LocalDate leavesOn, int version, Instant recordedAt)
        implements FactVersion {
    private static final int MAX_EQUIVALENT = 10;

    public EmploymentVersion {
        requireText("consultant", consultant);
        require(fullTimeEquivalent != null, "fullTimeEquivalent is missing");
        requireBetween("fullTimeEquivalent", fullTimeEquivalent, 0, MAX_EQUIVALENT);
        requireDateOrNull("leavesOn", leavesOn);
        requireVersion(version, recordedAt);
    }
}
