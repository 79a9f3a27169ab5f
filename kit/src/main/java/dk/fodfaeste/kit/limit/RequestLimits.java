package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Limits the requests per minute of each user, and of each address without a signed-in user, so that one caller cannot block the service for
 * others. An import is one request. Requests between services, health and metrics are not counted.
 */
@ApplicationScoped
public class RequestLimits {

    /** The limits of each instance of each service. */
    @ConfigMapping(prefix = "fodfaeste.requests")
    interface Settings {
        /** Per user. A lower limit stops programs that register persons one by one; a higher one lets one user occupy two cores. */
        @WithDefault("6000")
        @Min(1)
        int perMinute();

        /** Per address without a valid token or session. A whole organisation may share one address. */
        @WithDefault("1200")
        @Min(1)
        int anonymousPerMinute();
    }

    private final RateLimiter users;
    private final RateLimiter addresses;
    private final Settings settings;
    private final CurrentIdentityAssociation identity;

    RequestLimits(Settings settings, Ticker ticker, CurrentIdentityAssociation identity) {
        this.settings = settings;
        this.identity = identity;
        users = new RateLimiter(settings.perMinute(), ticker);
        addresses = new RateLimiter(settings.anonymousPerMinute(), ticker);
    }

    /** A request with an invalid token counts for its address; authentication answers it later. */
    @ServerRequestFilter(preMatching = true)
    public Uni<Response> count(RoutingContext request) {
        return identity.getDeferredIdentity().onFailure().recoverWithNull().map(caller -> {
            count(caller, request.request().remoteAddress().hostAddress());
            return null;
        });
    }

    private void count(SecurityIdentity caller, String address) {
        if (caller == null || caller.isAnonymous()) {
            Duration wait = addresses.take(address);
            if (!wait.isZero()) {
                throw Refusal.tooMany("anonymousRequestsPerMinute", settings.anonymousPerMinute(), wait);
            }
        } else if (!caller.hasRole(Roles.SERVICE)) {
            Duration wait = users.take(caller.getPrincipal().getName());
            if (!wait.isZero()) {
                throw Refusal.tooMany("requestsPerMinute", settings.perMinute(), wait);
            }
        }
    }
}
