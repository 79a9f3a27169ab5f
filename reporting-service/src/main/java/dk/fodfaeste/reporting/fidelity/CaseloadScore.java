package dk.fodfaeste.reporting.fidelity;

import java.math.BigDecimal;

/** The score of the caseload item that follows from the caseload per full-time equivalent. */
final class CaseloadScore {
    private CaseloadScore() {}

    /** @param caseload rounded to whole persons, half a person up */
    static int of(BigDecimal caseload) {
        int persons = caseload.intValueExact();
        if (persons <= 20) {
            return 5;
        }
        if (persons <= 25) {
            return 4;
        }
        if (persons <= 30) {
            return 3;
        }
        return persons <= 40 ? 2 : 1;
    }
}
