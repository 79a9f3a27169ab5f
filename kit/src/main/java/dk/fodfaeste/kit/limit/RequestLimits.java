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
 * Nobody keeps a service from the others by asking too much of it: so many requests a minute for each user, and for each address of those
 * who are nobody. An import is one request. Services among themselves are not counted, nor are health and metrics.
 */
@ApplicationScoped
public class RequestLimits {

    /** How many, at each instance of each service. */
    @ConfigMapping(prefix = "fodfaeste.requests")
    interface Settings {
        /** For each user; lower stops programs that register people one by one, higher lets one user keep two cores busy. */
        @WithDefault("6000")
        @Min(1)
        int perMinute();

        /** For each address without a valid token or session; all of an organisation may come from one address. */
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

    /** Whoever is not believed is nobody here; what they are answered is decided where it always is. */
    @ServerRequestFilter(preMatching = true)
    public Uni<Response> count(RoutingContext request) {
        return identity.getDeferredIdentity().onFailure().recoverWithNull().map(who -> {
            count(who, request.request().remoteAddress().hostAddress());
            return null;
        });
    }

    private void count(SecurityIdentity who, String address) {
        if (who == null || who.isAnonymous()) {
            grant(addresses.take(address), settings.anonymousPerMinute() + " requests a minute without signing in");
        } else if (!who.hasRole(Roles.SERVICE)) {
            grant(users.take(who.getPrincipal().getName()), settings.perMinute() + " requests a minute");
        }
    }

    private static void grant(Duration wait, String limit) {
        if (!wait.isZero()) {
            throw Refusal.tooMany(limit, wait);
        }
    }
}
