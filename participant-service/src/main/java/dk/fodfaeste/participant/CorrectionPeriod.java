package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.time.Clocks;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Until when a consultant may correct what is recorded: an exit for sixty days, and the start and case number of an enrolment on the day on which
 * they registered it. After it only a lead may.
 */
@ApplicationScoped
public class CorrectionPeriod {
    private static final Duration PERIOD = Duration.ofDays(60);

    private final Enrolments enrolments;
    private final Caller caller;
    private final Clock clock;

    CorrectionPeriod(Enrolments enrolments, Caller caller, Clock clock) {
        this.enrolments = enrolments;
        this.caller = caller;
        this.clock = clock;
    }

    /** True also if the enrolment has no exit. */
    public boolean mayCorrectExit(Enrolment enrolment) {
        return enrolments.exitRecordedAt(enrolment).map(this::mayCorrect).orElse(true);
    }

    private boolean mayCorrect(Instant recordedAt) {
        return caller.hasRole(Roles.LEAD)
                || !recordedAt.isBefore(clock.instant().minus(PERIOD));
    }

    /** @throws Refusal 403 unless {@link #mayCorrectExit} */
    public void requireMayCorrectExit(Enrolment enrolment) {
        if (!mayCorrectExit(enrolment)) {
            throw Refusal.forbidden(message("correctionPeriodOver", PERIOD.toDays()));
        }
    }

    /** Whether the caller may correct the start and the case number. */
    public boolean mayCorrectRegistration(Enrolment enrolment) {
        if (caller.hasRole(Roles.LEAD)) {
            return true;
        }
        EnrolmentVersion registration = enrolments.version(enrolment, 1);
        return registration.recordedBy().equals(caller.user())
                && registration
                        .recordedAt()
                        .atZone(Clocks.COPENHAGEN)
                        .toLocalDate()
                        .equals(LocalDate.now(clock));
    }

    /** @throws Refusal 403 unless {@link #mayCorrectRegistration} */
    public void requireMayCorrectRegistration(Enrolment enrolment) {
        if (!mayCorrectRegistration(enrolment)) {
            throw Refusal.forbidden(message("registeredByOtherOrBefore"));
        }
    }
}
