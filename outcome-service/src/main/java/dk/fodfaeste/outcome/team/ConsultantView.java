package dk.fodfaeste.outcome.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The workload of a consultant on a given day.
 *
 * @param caseloadPerEquivalent active enrolments per full-time equivalent, with one decimal; null if the equivalent is unknown
 * @param overdue open follow-ups that were due before that day
 * @param openFollowUps follow-ups without a status and without a LOST, including those that are not due yet
 * @param version version of the employment; 0 if there is none
 */
public record ConsultantView(
        String consultant,
        @Schema(nullable = true) BigDecimal fullTimeEquivalent,
        @Schema(nullable = true) LocalDate leavesOn,
        long activeEnrolments,
        @Schema(nullable = true) BigDecimal caseloadPerEquivalent,
        long overdue,
        long openFollowUps,
        int version) {

    static ConsultantView of(
            String consultant,
            BigDecimal fullTimeEquivalent,
            LocalDate leavesOn,
            long activeEnrolments,
            long overdue,
            long openFollowUps,
            int version) {
        return new ConsultantView(
                consultant,
                fullTimeEquivalent,
                leavesOn,
                activeEnrolments,
                fullTimeEquivalent == null
                        ? null
                        : BigDecimal.valueOf(activeEnrolments).divide(fullTimeEquivalent, 1, RoundingMode.HALF_UP),
                overdue,
                openFollowUps,
                version);
    }
}
