package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.outcome.Employment;
import dk.fodfaeste.outcome.storage.Employments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Stores a new version of an employment if it differs from the present one. */
@ApplicationScoped
class UpdatingEmployment {
    private static final BigDecimal MIN_EQUIVALENT = new BigDecimal("0.05");
    private static final BigDecimal MAX_EQUIVALENT = new BigDecimal("1.50");

    private final Employments employments;
    private final Caller caller;
    private final Clock clock;

    UpdatingEmployment(Employments employments, Caller caller, Clock clock) {
        this.employments = employments;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * How much a consultant works and until when.
     *
     * @param leavesOn the last day; null if none is known
     * @param expectedVersion null to replace any version
     */
    record EmploymentRequest(
            @NotNull(message = "missing") BigDecimal fullTimeEquivalent,
            @Schema(nullable = true) LocalDate leavesOn,
            @Schema(nullable = true) Integer expectedVersion) {}

    @Transactional
    void update(String consultant, EmploymentRequest request) {
        BigDecimal equivalent = checked(request.fullTimeEquivalent());
        Optional<Employment> present = employments.latest(consultant);
        int version = present.map(Employment::version).orElse(0);
        boolean same = present.filter(
                        employment -> employment.fullTimeEquivalent().compareTo(equivalent) == 0
                                && Objects.equals(employment.leavesOn(), request.leavesOn()))
                .isPresent();
        if (same && expectsThisOrPreviousVersion(request.expectedVersion(), present.get())) {
            return;
        }
        if (request.expectedVersion() != null && request.expectedVersion() != version) {
            throw Refusal.stale(request.expectedVersion(), version);
        }
        boolean added = employments.add(new Employment(
                consultant, equivalent, request.leavesOn(), version + 1, Clocks.instant(clock), caller.user()));
        if (!added) {
            throw Refusal.conflict(message("changedMeanwhile"));
        }
    }

    /** The previous version is accepted from the same user, whose request is then a repetition. */
    private boolean expectsThisOrPreviousVersion(Integer expectedVersion, Employment present) {
        return expectedVersion == null
                || expectedVersion == present.version()
                || (expectedVersion == present.version() - 1
                        && present.recordedBy().equals(caller.user()));
    }

    private static BigDecimal checked(BigDecimal equivalent) {
        // Check the range first, so that a number with a billion digits is never expanded.
        if (equivalent.compareTo(MIN_EQUIVALENT) < 0 || equivalent.compareTo(MAX_EQUIVALENT) > 0) {
            throw Refusal.rule(
                    "fullTimeEquivalent", message("fullTimeEquivalentOutOfRange", MIN_EQUIVALENT, MAX_EQUIVALENT));
        }
        if (equivalent.scale() > 2) {
            throw Refusal.rule("fullTimeEquivalent", message("tooManyDecimals"));
        }
        return equivalent;
    }
}
