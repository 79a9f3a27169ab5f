package dk.fodfaeste.kit.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

/** How long a verified token is kept. {@code TokensTest} has the tokens that are refused. */
class VerifiedTokensTest {
    private static final Instant NOW = Instant.parse("2025-03-15T11:00:00Z");
    private static final String HEADER = "Bearer one";

    private final AtomicLong seconds = new AtomicLong();
    private final VerifiedTokens tokens =
            new VerifiedTokens(Clock.fixed(NOW, ZoneOffset.UTC), () -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void a_verified_token_is_kept_for_a_minute_with_user_and_roles() {
        tokens.store(HEADER, identity(token(600)));
        seconds.set(59);
        assertThat(tokens.find(HEADER, null)).hasValueSatisfying(identity -> {
            assertThat(identity.getPrincipal().getName()).isEqualTo("leder1");
            assertThat(identity.getRoles()).containsExactly("lead");
            assertThat(identity.isAnonymous()).isFalse();
        });
        assertThat(tokens.find("Bearer other", null)).isEmpty();
        seconds.set(60);
        assertThat(tokens.find(HEADER, null)).isEmpty();
    }

    @Test
    void no_token_is_kept_after_its_expiry() {
        tokens.store(HEADER, identity(token(10)));
        seconds.set(9);
        assertThat(tokens.find(HEADER, null)).isPresent();
        seconds.set(10);
        assertThat(tokens.find(HEADER, null)).isEmpty();
    }

    @Test
    void an_expired_token_no_token_and_a_session_are_not_kept() {
        tokens.store(HEADER, identity(token(0)));
        tokens.store(HEADER, null);
        tokens.store(
                HEADER, QuarkusSecurityIdentity.builder().setAnonymous(true).build());
        tokens.store(HEADER, identity(() -> "leder1"));
        assertThat(tokens.find(HEADER, null)).isEmpty();
    }

    private static SecurityIdentity identity(Principal principal) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRole("lead")
                .build();
    }

    private static JsonWebToken token(int expiresInSeconds) {
        return new JsonWebToken() {
            @Override
            public String getName() {
                return "leder1";
            }

            @Override
            public Set<String> getClaimNames() {
                return Set.of("exp");
            }

            @Override
            @SuppressWarnings("unchecked") // the caller names the type of the claim
            public <T> T getClaim(String name) {
                return name.equals("exp")
                        ? (T) (Long) NOW.plusSeconds(expiresInSeconds).getEpochSecond()
                        : null;
            }
        };
    }
}
