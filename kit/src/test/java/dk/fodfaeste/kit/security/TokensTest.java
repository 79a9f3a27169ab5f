package dk.fodfaeste.kit.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.problem.Problem;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.local.LocalIdentity;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class TokensTest {

    @Test
    void a_valid_token_is_accepted() {
        assertThat(statusWith(TestStack.signed(claims()))).isEqualTo(200);
        Map<String, Object> several = claims();
        several.put("aud", List.of("another", "fodfaeste"));
        assertThat(statusWith(TestStack.signed(several))).isEqualTo(200);
    }

    /** A verified token is cached. */
    @Test
    void a_token_that_was_accepted_is_refused_as_soon_as_it_has_expired_and_never_if_it_is_changed() {
        String token =
                TestStack.signed(changed("exp", Instant.now().plusSeconds(2).getEpochSecond()));
        assertThat(statusWith(token)).isEqualTo(200);
        assertThat(statusWith(token)).isEqualTo(200);
        refusedToken(token.substring(0, token.length() - 6) + "AAAAAA");
        Waits.await().untilAsserted(() -> assertThat(statusWith(token)).isEqualTo(401));
    }

    @Test
    void a_token_for_another_audience_or_none_is_refused() {
        refused(changed("aud", "another"));
        refused(without("aud"));
    }

    @Test
    void a_token_from_another_issuer_or_none_is_refused() {
        refused(changed("iss", "http://localhost:1/fodfaeste"));
        refused(without("iss"));
    }

    @Test
    void an_expired_token_one_without_expiry_and_one_not_yet_valid_are_refused() {
        refused(changed("exp", Instant.now().minusSeconds(60).getEpochSecond()));
        refused(without("exp"));
        refused(changed("nbf", Instant.now().plusSeconds(600).getEpochSecond()));
    }

    @Test
    void a_token_signed_by_another_key_by_none_or_changed_is_refused(@TempDir Path elsewhere) {
        try (LocalIdentity another = LocalIdentity.forTests(elsewhere)) {
            refusedToken(another.signed(claims()));
        }
        String[] parts = TestStack.signed(claims()).split("\\.", -1);
        refusedToken(base64("{\"alg\":\"none\"}") + "." + parts[1] + ".");
        refusedToken(base64("{\"alg\":\"none\"}") + "." + parts[1] + "." + parts[2]);
        String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        assertThat(payload).contains("lead");
        refusedToken(parts[0] + "." + base64(payload.replace("leder1", "leder2")) + "." + parts[2]);
        refusedToken(parts[0] + "." + parts[1] + ".");
    }

    /** Error code 1 of jose4j: the token has expired. */
    @Test
    void the_log_has_the_reason_for_a_refused_token_and_not_its_owner() {
        List<String> said = new CopyOnWriteArrayList<>();
        Handler log = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage().formatted(line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger logger = Logger.getLogger("dk.fodfaeste.kit.problem.ExceptionMappers");
        logger.addHandler(log);
        try {
            refused(changed("exp", Instant.now().minusSeconds(60).getEpochSecond()));
        } finally {
            logger.removeHandler(log);
        }
        assertThat(said)
                .containsExactly("A token was rejected: AuthenticationFailedException < InvalidJwtException[1]");
    }

    @Test
    void a_token_without_a_role_gives_no_access() {
        assertThat(statusWith(TestStack.signed(without("role")))).isEqualTo(403);
    }

    @Test
    void a_token_without_a_user_name_or_with_a_blank_one_is_refused() {
        refused(without("preferred_username"));
        refused(changed("preferred_username", " "));
        for (String path : List.of("/api/v1/nowhere", "/api/v1/kit/openapi", "/q/metrics")) {
            assertThat(given().auth()
                            .oauth2(TestStack.signed(without("preferred_username")))
                            .get(path)
                            .statusCode())
                    .as(path)
                    .isIn(401, 404);
        }
        Map<String, Object> service = changed("role", "service");
        service.remove("preferred_username");
        refused(service);
    }

    private static Map<String, Object> claims() {
        return new HashMap<>(Map.of(
                "iss",
                TestStack.issuer(),
                "aud",
                "fodfaeste",
                "sub",
                "leder1",
                "preferred_username",
                "leder1",
                "role",
                "lead",
                "initiatives",
                List.of("*"),
                "iat",
                Instant.now().getEpochSecond(),
                "exp",
                Instant.now().plusSeconds(300).getEpochSecond()));
    }

    private static Map<String, Object> changed(String claim, Object value) {
        Map<String, Object> claims = claims();
        claims.put(claim, value);
        return claims;
    }

    private static Map<String, Object> without(String claim) {
        Map<String, Object> claims = claims();
        claims.remove(claim);
        return claims;
    }

    private static void refused(Map<String, Object> claims) {
        refusedToken(TestStack.signed(claims));
    }

    private static void refusedToken(String token) {
        given().auth()
                .oauth2(token)
                .get("/api/v1/sample/scope")
                .then()
                .statusCode(401)
                .contentType(Problem.MEDIA_TYPE);
    }

    private static int statusWith(String token) {
        return given().auth().oauth2(token).get("/api/v1/sample/scope").statusCode();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
