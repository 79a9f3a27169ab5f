package dk.fodfaeste.outcome.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A consultant and how much there is to do, as leads see it on a given day.
 *
 * @param caseloadPerEquivalent active enrolments for each full week of work, one decimal; null where nobody told how much it is
 * @param overdue open follow-ups that were due before the day
 * @param openFollowUps all that no status and no LOST answers, the ones that are not due yet too
 * @param version of what leads told of the consultant: 0 where nobody did
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
