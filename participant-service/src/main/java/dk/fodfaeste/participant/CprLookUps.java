package dk.fodfaeste.participant;

import com.github.benmanes.caffeine.cache.Ticker;
import dk.fodfaeste.kit.limit.RateLimiter;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/**
 * From a number to its person and from a person to the whole number: enough for case work, too slow for trying numbers out or collecting
 * them. Giving a person another number is one, since it tells whether that number is somebody's. Registering is no look-up, since it leaves an enrolment behind; nor are imports and the lookup by services.
 */
@ApplicationScoped
public class CprLookUps {

    /** How many. */
    @ConfigMapping(prefix = "fodfaeste.cpr-lookups")
    interface Settings {
        /** For each user, at each instance. Lower makes people wait who work through a list, higher lets a stolen session learn more. */
        @WithDefault("30")
        @Min(1)
        int perMinute();
    }

    private final RateLimiter users;
    private final Settings settings;
    private final Caller caller;

    CprLookUps(Settings settings, Ticker ticker, Caller caller) {
        this.settings = settings;
        this.caller = caller;
        users = new RateLimiter(settings.perMinute(), ticker);
    }

    /** @throws Refusal 429 where the caller has had as many as there are in a minute */
    public void count() {
        Duration wait = users.take(caller.user());
        if (!wait.isZero()) {
            throw Refusal.tooMany(settings.perMinute() + " look-ups by CPR a minute", wait);
        }
    }
}
