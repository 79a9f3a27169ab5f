package dk.fodfaeste.outcome.correction;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The period in which every permitted user may correct a recorded status. Afterwards only a lead may. */
@ApplicationScoped
public class CorrectionPeriod {
    private static final Duration PERIOD = Duration.ofDays(60);

    private final Caller caller;
    private final Clock clock;

    CorrectionPeriod(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    public boolean mayCorrect(Instant recordedAt) {
        return caller.hasRole(Roles.LEAD)
                || !recordedAt.isBefore(clock.instant().minus(PERIOD));
    }

    /** @throws Refusal 403 unless {@link #mayCorrect} */
    public void requireMayCorrect(Instant recordedAt) {
        if (!mayCorrect(recordedAt)) {
            throw Refusal.forbidden(message("correctionPeriodOver", PERIOD.toDays()));
        }
    }
}
