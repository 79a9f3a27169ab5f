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
 * Limits look-ups by CPR: from a number to its person, and from a person to the whole number. The limit allows case work but not trying out
 * or collecting numbers. Changing the CPR of a person is a look-up too, because it reveals whether the number is in use. A registration counts
 * only if it is refused or meets a person outside the caller's initiatives; others create an enrolment of a person of these initiatives. The
 * lines of imports have a limit of their own ({@link dk.fodfaeste.kit.importing.ImportLineLimit}); the lookup by other services has none.
 */
@ApplicationScoped
public class CprLookUpLimit {

    @ConfigMapping(prefix = "fodfaeste.cpr-lookups")
    interface Settings {
        /**
         * Limit per user and instance. A lower limit delays users who work through a list; a higher one lets a stolen session learn more.
         */
        @WithDefault("30")
        @Min(1)
        int perMinute();
    }

    private final RateLimiter users;
    private final Settings settings;
    private final Caller caller;

    CprLookUpLimit(Settings settings, Ticker ticker, Caller caller) {
        this.settings = settings;
        this.caller = caller;
        users = new RateLimiter(settings.perMinute(), ticker);
    }

    /** @throws Refusal 429 if the caller has used up the look-ups of this minute */
    public void count() {
        Duration wait = users.take(caller.user());
        if (!wait.isZero()) {
            throw Refusal.tooMany("lookUpsPerMinute", settings.perMinute(), wait);
        }
    }
}
