package dk.fodfaeste.participant;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The period in which every permitted user may correct a recorded exit. After it only a lead may. */
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
}
