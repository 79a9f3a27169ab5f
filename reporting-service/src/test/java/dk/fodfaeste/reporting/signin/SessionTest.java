package dk.fodfaeste.reporting.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.Browser;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.HttpCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How long a session lives; the stand-in's tokens live for two minutes. */
@QuarkusTest
@TestProfile(SessionTest.ShortlyBeforeItsTokenEnds.class)
class SessionTest {

    /** Any moment is shortly before the token ends, so each request renews the session. */
    public static final class ShortlyBeforeItsTokenEnds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.web.token.refresh-token-time-skew", "10M");
        }
    }

    @Test
    void a_session_that_nobody_uses_ends_half_an_hour_after_its_token() throws Exception {
        Browser browser = new Browser();
        Instant begun = Instant.now();
        Browser.signedIn(browser, "leder1", "/");
        assertThat(browser.session()).isNotEmpty();
        endsHalfAnHourAfterATokenOf(begun, browser);
    }

    @Test
    void who_comes_back_in_time_goes_on_with_a_new_one() throws Exception {
        Browser browser = new Browser();
        Browser.signedIn(browser, "leder1", "/");
        List<String> before = values(browser);
        Instant renewed = Instant.now();
        assertThat(browser.get("/").body()).contains("Logget ind som <b>leder1</b>");
        assertThat(values(browser)).isNotEmpty().doesNotContainAnyElementsOf(before);
        endsHalfAnHourAfterATokenOf(renewed, browser);
    }

    /** The token was made at this moment or later; what has passed since then the session has less. */
    private static void endsHalfAnHourAfterATokenOf(Instant begun, Browser browser) {
        long passed = Duration.between(begun, Instant.now()).toSeconds();
        assertThat(browser.session())
                .allSatisfy(cookie -> assertThat(cookie.getMaxAge()).isBetween(32 * 60L - 2 - passed, 32 * 60L + 2));
    }

    private static List<String> values(Browser browser) {
        return browser.session().stream().map(HttpCookie::getValue).toList();
    }
}
