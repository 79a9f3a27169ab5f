package dk.fodfaeste.outcome.team;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a supervisor discusses with a consultant about jobs, from the activities of the consultant's enrolments.
 *
 * @param employerMeetings held in the last four weeks
 * @param active enrolments that are active today
 * @param inJobOrEducation those of them with an ordinary job, a flex job, a business of their own or education: a spell that includes today, or an
 *     open one that was confirmed within the last month
 * @param jobsBegun in the last three months; a job that follows another without a gap is not counted
 * @param jobsEnded likewise
 */
public record JobSupport(
        String consultant, long employerMeetings, long active, long inJobOrEducation, long jobsBegun, long jobsEnded) {
    static final int WEEKS = 4;

    /** With one decimal. */
    public BigDecimal employerMeetingsPerWeek() {
        return BigDecimal.valueOf(employerMeetings).divide(BigDecimal.valueOf(WEEKS), 1, RoundingMode.HALF_UP);
    }

    /** In percent with one decimal; null without an active enrolment. */
    public BigDecimal percentInJobOrEducation() {
        return active == 0
                ? null
                : BigDecimal.valueOf(100 * inJobOrEducation)
                        .divide(BigDecimal.valueOf(active), 1, RoundingMode.HALF_UP);
    }
}
