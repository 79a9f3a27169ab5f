package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalIdentityTest {

    @TempDir
    static Path dir;

    static LocalIdentity identity;

    @BeforeAll
    static void start() {
        identity = LocalIdentity.forTests(dir);
    }

    @AfterAll
    static void stop() {
        identity.close();
    }

    @Test
    void it_serves_no_address_but_loopback() throws Exception {
        for (var address : new String[] {"0.0.0.0", "192.0.2.1", "::"}) {
            assertThatThrownBy(() -> LocalIdentity.start(dir, InetAddress.getByName(address), Ports.free()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("no address but loopback");
        }
    }

    @Test
    void discovery_names_the_issuer() throws Exception {
        var discovery = json(get(identity.issuer() + "/.well-known/openid-configuration"));
        assertThat(discovery.get("issuer").asText()).isEqualTo(identity.issuer());
    }

    @Test
    void a_persona_gets_its_claims_for_eight_hours() throws Exception {
        var claims = claims(tokenOf("konsulent1"));
        assertThat(claims.get("iss").asText()).isEqualTo(identity.issuer());
        assertThat(claims.at("/aud").toString()).contains("fodfaeste");
        assertThat(claims.get("sub").asText()).isEqualTo("konsulent1");
        assertThat(claims.get("preferred_username").asText()).isEqualTo("konsulent1");
        assertThat(claims.get("role").asText()).isEqualTo("consultant");
        assertThat(claims.get("initiatives").toString()).isEqualTo("[\"ips-sydhavnen\",\"ips-rusmiddel\"]");
        assertThat(claims.get("unit").asText()).isEqualTo("IPS Sydhavnen");
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(8 * 3600);
    }

    @Test
    void a_service_is_a_service() throws Exception {
        var claims = claims(tokenOf("outcome-service"));
        assertThat(claims.get("role").asText()).isEqualTo("service");
        assertThat(claims.get("preferred_username").asText()).isEqualTo("outcome-service");
    }

    @Test
    void nobody_else_gets_a_token() throws Exception {
        assertThat(ask("somebody").statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_made_for_a_test_looks_the_same() {
        var claims = claims(identity.token("lead", "leder7", "ips-rusmiddel"));
        assertThat(claims.get("iss").asText()).isEqualTo(identity.issuer());
        assertThat(claims.at("/aud").toString()).contains("fodfaeste");
        assertThat(claims.get("role").asText()).isEqualTo("lead");
        assertThat(claims.get("initiatives").toString()).isEqualTo("[\"ips-rusmiddel\"]");
    }

    @Test
    void no_page_of_another_site_reads_a_response() throws Exception {
        var asked = HttpRequest.newBuilder(URI.create(identity.issuer() + "/token"))
                .header("Origin", "https://elsewhere.example")
                .header("Content-Type", "application/x-www-form-urlencoded");
        var token = send(asked.POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_secret=any&client_id=konsulent1"))
                .build());
        var preflight = send(asked.copy()
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Access-Control-Request-Method", "POST")
                .build());
        assertThat(token.statusCode()).isEqualTo(200);
        assertThat(preflight.statusCode()).isBetween(400, 499);
        assertThat(List.of(token, preflight))
                .allSatisfy(response -> assertThat(response.headers().map().keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control-")));
    }

    /** A name that leads to 127.0.0.1 makes a browser send requests of its page here. */
    @Test
    void it_answers_under_its_own_name_only() throws Exception {
        var port = URI.create(identity.issuer()).getPort();
        for (var host :
                new String[] {"elsewhere.example", "elsewhere.example:" + port, "localhost.elsewhere.example"}) {
            assertThat(statusLine(port, host)).contains(" 421 ");
        }
        for (var host : new String[] {"localhost:" + port, "127.0.0.1:" + port, "LOCALHOST:" + port}) {
            assertThat(statusLine(port, host)).contains(" 200 ");
        }
    }

    private static String statusLine(int port, String host) throws IOException {
        try (var socket = new Socket(Ports.LOOPBACK, port)) {
            socket.getOutputStream()
                    .write(("GET /fodfaeste/.well-known/openid-configuration HTTP/1.1\r\nHost: " + host
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void the_key_outlives_a_restart() throws Exception {
        try (var again = LocalIdentity.forTests(dir)) {
            assertThat(get(again.issuer() + "/jwks").body())
                    .isEqualTo(get(identity.issuer() + "/jwks").body());
        }
    }

    @Test
    void the_sign_in_page_says_what_it_is_and_offers_the_personas() throws Exception {
        var page = get(
                identity.issuer()
                        + "/authorize?client_id=fodfaeste-web&response_type=code&scope=openid&state=x&redirect_uri=http://localhost:1/");
        assertThat(page.body()).contains("stedfortræder");
        for (var persona : Persona.values()) {
            assertThat(page.body().contains("value=\"" + persona.user() + "\""))
                    .as(persona.user())
                    .isEqualTo(persona != Persona.SUBSCRIBER);
        }
    }

    @Test
    void who_signs_in_on_the_page_gets_its_claims_for_two_minutes_at_a_time() throws Exception {
        var signedIn = post(
                identity.issuer() + "/authorize?client_id=fodfaeste-web&response_type=code&scope=openid&state=x"
                        + "&redirect_uri=http://localhost:1/",
                "username=leder1&claims=%7B%22preferred_username%22%3A%22leder1%22%7D");
        var code = Pattern.compile("code=([^&]+)")
                .matcher(signedIn.headers().firstValue("Location").orElseThrow());
        assertThat(code.find()).isTrue();
        var first = json(post(
                identity.issuer() + "/token",
                "grant_type=authorization_code&client_id=fodfaeste-web&client_secret=any&redirect_uri=http://localhost:1/&code="
                        + code.group(1)));
        var next = json(post(
                identity.issuer() + "/token",
                "grant_type=refresh_token&client_id=fodfaeste-web&client_secret=any&refresh_token="
                        + first.get("refresh_token").asText()));
        for (var tokens : List.of(first, next)) {
            var claims = claims(tokens.get("id_token").asText());
            assertThat(claims.get("preferred_username").asText()).isEqualTo("leder1");
            assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isBetween(119L, 121L);
        }
    }

    private static String tokenOf(String client) throws Exception {
        return json(ask(client)).get("access_token").asText();
    }

    private static HttpResponse<String> ask(String client) throws Exception {
        return post(
                identity.issuer() + "/token", "grant_type=client_credentials&client_secret=any&client_id=" + client);
    }

    private static HttpResponse<String> post(String address, String form) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(address)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        return new ObjectMapper().readTree(response.body());
    }

    private static JsonNode claims(String token) {
        try {
            return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
