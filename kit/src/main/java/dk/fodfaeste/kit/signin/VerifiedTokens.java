package dk.fodfaeste.kit.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The identities of bearer tokens that were verified less than a minute ago and have not expired. A token that is not valid is never kept. When the
 * provider withdraws a signing key, its tokens are accepted for at most a minute longer. Sessions of browsers are not kept, so a sign-out ends them
 * at once.
 */
@ApplicationScoped
class VerifiedTokens {
    private static final Duration MAX_AGE = Duration.ofMinutes(1);
    private static final int MAX_TOKENS = 1_000;
    private static final String EXCHANGE = RoutingContext.class.getName();

    private final Clock clock;
    private final Cache<String, SecurityIdentity> identities;

    VerifiedTokens(Clock clock, Ticker ticker) {
        this.clock = clock;
        this.identities = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumSize(MAX_TOKENS)
                .expireAfter(Expiry.creating((String header, SecurityIdentity identity) -> lifetime(identity)))
                .build();
    }

    /** The identity of an earlier request with the same header, for the present request. */
    Optional<SecurityIdentity> find(String header, RoutingContext exchange) {
        return Optional.ofNullable(identities.getIfPresent(header))
                .map(identity -> QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(EXCHANGE, exchange)
                        .build());
    }

    /**
     * @param header the value of the header {@code Authorization}
     * @param identity null if the header has no bearer token
     */
    void store(String header, SecurityIdentity identity) {
        if (identity != null && !identity.isAnonymous() && lifetime(identity).isPositive()) {
            identities.put(header, withoutExchange(identity));
        }
    }

    /** Zero or negative if the token has expired or names no expiry. */
    private Duration lifetime(SecurityIdentity identity) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Duration.ZERO;
        }
        Duration rest = Duration.between(clock.instant(), Instant.ofEpochSecond(token.getExpirationTime()));
        return rest.compareTo(MAX_AGE) < 0 ? rest : MAX_AGE;
    }

    /** Otherwise the cache would keep each exchange with its buffers. */
    private static SecurityIdentity withoutExchange(SecurityIdentity identity) {
        Map<String, Object> attributes = new HashMap<>(identity.getAttributes());
        attributes.remove(EXCHANGE);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(identity.getRoles())
                .addCredentials(identity.getCredentials())
                .addAttributes(attributes)
                .build();
    }
}
