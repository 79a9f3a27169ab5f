package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.storage.Employments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Keeps how much a consultant works, and until when; what is so already is not kept again. */
@ApplicationScoped
class UpdatingEmployment {
    private static final BigDecimal LEAST = new BigDecimal("0.05");
    private static final BigDecimal MOST = new BigDecimal("1.50");

    private final Employments employments;
    private final Caller caller;
    private final Clock clock;

    UpdatingEmployment(Employments employments, Caller caller, Clock clock) {
        this.employments = employments;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    void employ(String consultant, EmploymentRequest told) {
        BigDecimal equivalent = checked(told.fullTimeEquivalent());
        Optional<Employment> present = employments.latest(consultant);
        int version = present.map(Employment::version).orElse(0);
        boolean same = present.filter(
                        employment -> employment.fullTimeEquivalent().compareTo(equivalent) == 0
                                && Objects.equals(employment.leavesOn(), told.leavesOn()))
                .isPresent();
        if (same && sawThisOrTheOneBefore(told.expectedVersion(), present.get())) {
            return;
        }
        if (told.expectedVersion() != null && told.expectedVersion() != version) {
            throw Refusal.stale(told.expectedVersion(), version);
        }
        boolean kept = employments.add(new Employment(
                consultant, equivalent, told.leavesOn(), version + 1, Clocks.instant(clock), caller.user()));
        if (!kept) {
            throw Refusal.conflict("Somebody else changed it first.");
        }
    }

    /** Before it, where the command that made it is sent again by the same user. */
    private boolean sawThisOrTheOneBefore(Integer expectedVersion, Employment present) {
        return expectedVersion == null
                || expectedVersion == present.version()
                || (expectedVersion == present.version() - 1
                        && present.recordedBy().equals(caller.user()));
    }

    private static BigDecimal checked(BigDecimal equivalent) {
        // The range first: a number of a billion digits is out of it, and is never written out.
        if (equivalent.compareTo(LEAST) < 0 || equivalent.compareTo(MOST) > 0) {
            throw Refusal.rule("fullTimeEquivalent", "is not from " + LEAST + " to " + MOST);
        }
        if (equivalent.stripTrailingZeros().scale() > 2) {
            throw Refusal.rule("fullTimeEquivalent", "has more than two decimals");
        }
        return equivalent;
    }
}
