package dk.fodfaeste.kit.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.function.BiConsumer;

/**
 * Limits the requests per minute of each user, and of each address without a signed-in user, so that one caller cannot block the service for
 * others. Every path counts. An import is one request. Requests between services and health checks, which the proxies do not forward, are not
 * counted.
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

        /** Styles, scripts and fonts per address, whether signed in or not: nobody is authenticated for them. A page needs about ten at first. */
        @WithDefault("12000")
        @Min(1)
        int assetsPerMinute();
    }

    /** The identity is known, and no role has been checked yet. */
    private static final int AFTER_AUTHENTICATION = SecurityHandlerPriorities.AUTHORIZATION + 1;

    private final RateLimiter users;
    private final RateLimiter addresses;
    private final RateLimiter assets;
    private final Settings settings;
    private final IdentityProviderManager identities;

    RequestLimits(Settings settings, Ticker ticker, IdentityProviderManager identities) {
        this.settings = settings;
        this.identities = identities;
        users = new RateLimiter(settings.perMinute(), ticker);
        addresses = new RateLimiter(settings.anonymousPerMinute(), ticker);
        assets = new RateLimiter(settings.assetsPerMinute(), ticker);
    }

    void register(@Observes Filters filters) {
        filters.register(this::count, AFTER_AUTHENTICATION);
    }

    /** A request with an invalid token counts for its address; authentication answers it later. */
    private void count(RoutingContext exchange) {
        String path = exchange.normalizedPath();
        String address = exchange.request().remoteAddress().hostAddress();
        if (path.startsWith("/q/health")) {
            exchange.next();
        } else if (path.startsWith("/assets/")) {
            proceed(exchange, () -> countAsset(address));
        } else {
            // An invalid token is answered by the resource; without this the platform would fail the request here.
            BiConsumer<RoutingContext, Throwable> answeredLater = (_, _) -> {};
            exchange.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, answeredLater);
            // The body must not arrive before its reader is known.
            exchange.request().pause();
            QuarkusHttpUser.getSecurityIdentity(exchange, identities)
                    .onFailure()
                    .recoverWithNull()
                    .subscribe()
                    .with(
                            caller -> {
                                exchange.request().resume();
                                proceed(exchange, () -> count(caller, address));
                            },
                            exchange::fail);
        }
    }

    private static void proceed(RoutingContext exchange, Runnable count) {
        try {
            count.run();
        } catch (Refusal refusal) {
            exchange.fail(refusal.status(), refusal);
            return;
        }
        exchange.next();
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

    private void countAsset(String address) {
        Duration wait = assets.take(address);
        if (!wait.isZero()) {
            throw Refusal.tooMany("assetsPerMinute", settings.assetsPerMinute(), wait);
        }
    }
}
