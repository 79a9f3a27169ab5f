package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.extensions.NimbusExtensionsKt;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * A stand-in for the organisation's own OpenID provider. It issues tokens for all personas without a password, so it serves only
 * the loopback address. The services check its tokens like all others: issuer, audience, signature and expiry.
 */
public final class LocalIdentity implements AutoCloseable {

    /** Long enough for a day of trying things out. */
    private static final Duration LIFETIME = Duration.ofHours(8);

    /** As in the realm for Keycloak. The services refresh the token of a session; a copied session cookie ends with its token. */
    private static final Duration LIFETIME_IN_A_SESSION = Duration.ofMinutes(2);

    private static final String ISSUER = "fodfaeste";
    private static final String AUDIENCE = "fodfaeste";
    private static final Set<String> SERVICES = Set.of("participant-service", "outcome-service", "reporting-service");

    private final MockOAuth2Server server;
    private final int port;
    private final JWK key;

    private LocalIdentity(MockOAuth2Server server, int port, JWK key) {
        this.server = server;
        this.port = port;
        this.key = key;
    }

    /** On a free port of the loopback address; its signing key is kept in the directory. */
    public static LocalIdentity forTests(Path dir) {
        return start(dir, loopback(), Ports.free());
    }

    static LocalIdentity start(Path dir, InetAddress address, int port) {
        if (!address.isLoopbackAddress()) {
            throw new CannotStart(
                    "The stand-in identity provider gives anybody a token, so it serves no address but loopback; "
                            + address.getHostAddress() + " is not one.");
        }
        var page = loginPage(dir);
        var key = signingKey(dir);
        var tokens = new OAuth2TokenProvider(new KeyProvider(List.of(key)));
        var server = new MockOAuth2Server(new OAuth2Config(
                true,
                page.toString(),
                null,
                false,
                tokens,
                Set.of(new Claims(Clock.systemUTC())),
                new OwnOriginServer()));
        server.start(address, port);
        return new LocalIdentity(server, port, key);
    }

    static InetAddress loopback() {
        try {
            return InetAddress.getByName(Ports.LOOPBACK);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The issuer, which is also the base address of discovery. */
    public String issuer() {
        return issuer(port);
    }

    static String issuer(int port) {
        return "http://localhost:" + port + "/" + ISSUER;
    }

    public String token(Persona persona) {
        return token(persona.claims());
    }

    /** A token for a user who is not a persona; for tests. No initiatives give access to none, {@code "*"} to all. */
    public String token(String role, String user, String... initiatives) {
        return token(Persona.claims(role, user, List.of(initiatives)));
    }

    /** A token for a partner who is not a persona; for tests. */
    public String partnerToken(String user, String unit, List<String> activityKinds, String... initiatives) {
        var claims = new HashMap<>(Persona.claims(Persona.PARTNER.role(), user, List.of(initiatives)));
        claims.put("unit", unit);
        claims.put("activityKinds", activityKinds);
        return token(claims);
    }

    /** A token for a subscriber who is not a persona; for tests. */
    public String subscriberToken(String user, List<String> topics) {
        var claims = new HashMap<>(Persona.claims(Persona.SUBSCRIBER.role(), user, List.of()));
        claims.put("topics", topics);
        return token(claims);
    }

    /** A signed token with exactly these claims, valid or not; for tests. */
    public String signed(Map<String, Object> claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(kid()).build();
            var token = new SignedJWT(header, JWTClaimsSet.parse(claims));
            token.sign(new RSASSASigner(key.toRSAKey()));
            return token.serialize();
        } catch (JOSEException | ParseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The key id that the tokens of {@link #token} have. */
    private String kid() throws ParseException {
        return SignedJWT.parse(token(Persona.LEAD)).getHeader().getKeyID();
    }

    /** Requests a token from the running stand-in. */
    static String askForToken(String issuer, Persona persona) {
        var request = HttpRequest.newBuilder(URI.create(issuer + "/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + persona.user() + "&client_secret=none"))
                .build();
        try {
            return new ObjectMapper()
                    .readTree(Http.send(request).body())
                    .get("access_token")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new CannotStart(issuer + " gives no token.", e);
        }
    }

    private String token(Map<String, Object> claims) {
        var all = new HashMap<>(claims);
        all.put("iss", issuer());
        all.put("aud", AUDIENCE);
        return server.getConfig().getTokenProvider().jwt(all, LIFETIME, ISSUER).serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Stored, so that tokens stay valid after a restart of the stack. The default key of the library is public. */
    private static JWK signingKey(Path dir) {
        try {
            var kept = Secrets.in(dir).get("identity.key", () -> {
                try {
                    return new RSAKeyGenerator(2048)
                            .keyUse(KeyUse.SIGNATURE)
                            .generate()
                            .toJSONString();
                } catch (JOSEException e) {
                    throw new IllegalStateException(e);
                }
            });
            return JWK.parse(kept);
        } catch (ParseException e) {
            throw new IllegalStateException("the kept signing key cannot be read", e);
        }
    }

    private static Path loginPage(Path dir) {
        try (var template = LocalIdentity.class.getResourceAsStream("/identity/sign-in.html")) {
            var buttons = new StringBuilder();
            for (var persona :
                    Arrays.stream(Persona.values()).filter(Persona::isPerson).toList()) {
                buttons.append("""
                        <form method="post">
                          <input type="hidden" name="username" value="%s">
                          <input type="hidden" name="claims" value="%s">
                          <button type="submit"><b>%s</b> <span>%s · rolle %s</span></button>
                        </form>
                        """.formatted(
                                persona.user(),
                                new ObjectMapper()
                                        .writeValueAsString(persona.claims())
                                        .replace("&", "&amp;")
                                        .replace("\"", "&quot;"),
                                persona.title(),
                                persona.user(),
                                persona.role()));
            }
            var page = dir.resolve("sign-in.html").toAbsolutePath();
            var text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
            return Files.writeString(page, text.replace("<!-- personas -->", buttons));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new CannotStart(dir, e);
        }
    }

    /** The claims of a persona, of a service (by its client id), and of a user who signed in on the page. */
    private static final class Claims implements OAuth2TokenCallback {
        private final Clock clock;

        Claims(Clock clock) {
            this.clock = clock;
        }

        @Override
        public String issuerId() {
            return ISSUER;
        }

        @Override
        public String subject(TokenRequest request) {
            return client(request);
        }

        @Override
        public String typeHeader(TokenRequest request) {
            return "JWT";
        }

        @Override
        public List<String> audience(TokenRequest request) {
            return List.of(AUDIENCE);
        }

        @Override
        public Map<String, Object> addClaims(TokenRequest request) {
            if (!request.getAuthorizationGrant().getType().equals(GrantType.CLIENT_CREDENTIALS)) {
                // The sign-in page has set the claims of the user.
                return Map.of("exp", clock.instant().plus(LIFETIME_IN_A_SESSION).getEpochSecond());
            }
            var client = client(request);
            if (SERVICES.contains(client)) {
                return Persona.claims("service", client, List.of("*"));
            }
            return Persona.named(client)
                    .map(Persona::claims)
                    .orElseThrow(() -> new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "no persona and no service"));
        }

        private static String client(TokenRequest request) {
            return NimbusExtensionsKt.clientIdAsString(request);
        }

        @Override
        public long tokenExpiry() {
            return LIFETIME.toSeconds();
        }
    }
}
