package dk.fodfaeste.scenario;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dk.fodfaeste.local.test.StartsProcesses;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in with Keycloak in a real browser, and access by the claims of its tokens. */
@StartsProcesses
class KeycloakTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String WEB_CLIENT = "fodfaeste-web";
    private static final String OWN = "ips-sydhavnen";
    private static final String FOREIGN = "veteraner";

    @TempDir
    static Path dir;

    static ComposeStack containers;
    static Chromium chromium;
    static final Map<String, String> tokens = new ConcurrentHashMap<>();

    @BeforeAll
    static void start() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Waits.LIMIT_MILLIS);
        containers = new ComposeStack(dir);
        chromium = new Chromium();
        Api admin = as("admin1", "participant-service");
        admin.put("/api/v1/initiatives/" + OWN, Cohorts.likeSydhavnen(OWN)).ok();
        admin.put("/api/v1/initiatives/" + FOREIGN, Cohorts.likeSydhavnen(FOREIGN))
                .ok();
        as("leder1", "participant-service")
                .importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER
                                + Cohorts.enrolmentLine(OWN, "KC-", 4)
                                + Cohorts.enrolmentLine(FOREIGN, "KC-", 5))
                .ok();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        containers.close();
    }

    /** Keycloak's tokens expire after five minutes. On a slow machine all tests together take longer. */
    @BeforeEach
    void discardTokens() {
        tokens.clear();
    }

    @Test
    void steering_signs_in_on_keycloaks_page_reads_the_overview_and_signs_out_of_keycloak_too() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(containers.publicAddress() + "/");
            page.waitForURL(url -> url.startsWith(containers.keycloak.publicAddress()));
            signIn(page, "styregruppe1", containers.personaPassword);

            page.waitForURL(url -> url.startsWith(containers.publicAddress()));
            assertThat(page.locator(".user")).hasText("Logget ind som styregruppe1");
            assertThat(page.locator("h1")).hasText("Når indsatserne det, de har lovet?");

            // Without our session, Keycloak's session signs the browser in without a password.
            context.clearCookies(new BrowserContext.ClearCookiesOptions().setName(Pattern.compile("q_session.*")));
            page.navigate(containers.publicAddress() + "/");
            assertThat(page.locator(".user")).hasText("Logget ind som styregruppe1");

            page.getByText("Log ud").click();
            page.waitForURL(url -> url.startsWith(containers.publicAddress() + "/signed-out"));
            assertThat(page.locator("h1")).hasText("Du er logget ud");
            page.navigate(containers.publicAddress() + "/");
            assertThat(page.locator("#password")).isVisible();
        }
    }

    @Test
    void a_consultant_signs_in_and_is_redirected_to_the_work_list() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(containers.publicAddress() + "/");
            signIn(page, "konsulent1", containers.personaPassword);
            // The work list belongs to outcome-service, which is not reachable here without a proxy.
            page.waitForURL(url -> url.equals(containers.publicAddress() + "/work"));
            assertThat(page.locator(".user")).hasText("Logget ind som konsulent1");
        }
    }

    @Test
    void a_wrong_password_is_refused() {
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.navigate(containers.publicAddress() + "/");
            signIn(page, "arkiv1", "not this one");
            assertThat(page.locator("#input-error-username")).isVisible();
            page.navigate(containers.publicAddress() + "/");
            assertThat(page.locator("#password")).isVisible();
        }
    }

    @Test
    void the_role_in_keycloaks_token_decides_about_access() {
        for (String user : List.of("styregruppe1", "analytiker1", "leder1")) {
            as(user, "reporting-service").get("/api/v1/rates").ok();
        }
        for (String user : List.of("konsulent1", "register1", "dpo1", "arkiv1", "admin1")) {
            as(user, "reporting-service").get("/api/v1/rates").problem(403);
        }
        new Api(containers.address("reporting-service"), null)
                .get("/api/v1/rates")
                .problem(401);
        as("styregruppe1", "participant-service").get("/api/v1/enrolments").problem(403);
    }

    @Test
    void the_initiatives_in_keycloaks_token_decide_about_access() {
        Api lead = as("leder1", "participant-service");
        String own = enrolment(lead, OWN).get("enrolmentId").textValue();
        String foreign = enrolment(lead, FOREIGN).get("enrolmentId").textValue();
        Api consultant = as("konsulent1", "participant-service");
        consultant.get("/api/v1/enrolments/" + own).ok();
        consultant.get("/api/v1/enrolments/" + foreign).problem(404);
        assertThat(consultant.get("/api/v1/enrolments").ok().toString())
                .contains(own)
                .doesNotContain(foreign);
    }

    @Test
    void the_audit_trail_has_the_unit_of_keycloaks_token() {
        JsonNode own = enrolment(as("leder1", "participant-service"), OWN);
        as("konsulent1", "participant-service")
                .get("/api/v1/enrolments/" + own.get("enrolmentId").textValue())
                .ok();
        JsonNode looks = as("dpo1", "participant-service")
                .get("/api/v1/participant-service/audit?participantRef="
                        + own.get("participantRef").textValue())
                .ok()
                .get("items");
        List<String> whoAndWhere = new ArrayList<>();
        looks.forEach(look -> whoAndWhere.add(
                look.get("who").textValue() + ", " + look.get("unit").textValue()));
        assertThat(whoAndWhere).contains("konsulent1, IPS Sydhavnen", "leder1, Jobindsatser");
    }

    @Test
    void prometheus_reads_metrics_and_nothing_else() {
        Api prometheus = new Api(
                containers.address("participant-service"),
                tokenFor(Map.of(
                        "grant_type", "client_credentials",
                        "client_id", "prometheus",
                        "client_secret", containers.prometheusSecret)));
        Api.Response metrics = prometheus.get("/q/metrics");
        assertThat(metrics.status()).as(metrics.text()).isEqualTo(200);
        assertThat(metrics.text()).contains("fodfaeste_dead_letters_waiting");
        prometheus.get("/api/v1/initiatives").problem(403);
        prometheus.get("/api/v1/participant-service/status").problem(403);
    }

    /** outcome-service calls participant-service with its own token, and the services exchange events over Kafka with authentication. */
    @Test
    void a_status_goes_all_the_way_to_a_rate() {
        await().untilAsserted(() -> assertThat(as("leder1", "outcome-service")
                        .importCsv("/api/v1/statuses/import", Cohorts.STATUSES_HEADER + Cohorts.successLine("KC-", 4))
                        .ok()
                        .get("rejectedCount")
                        .intValue())
                .isZero());
        await().untilAsserted(() -> assertThat(as("analytiker1", "reporting-service")
                        .get("/api/v1/rates/" + OWN)
                        .ok()
                        .at("/counts/successes")
                        .intValue())
                .isEqualTo(1));
        assertThat(containers.logs()).doesNotContain(containers.kafkaPassword("reporting-service"));
    }

    private static JsonNode enrolment(Api lead, String initiative) {
        return lead.get("/api/v1/enrolments?initiative=" + initiative)
                .ok()
                .get("items")
                .get(0);
    }

    private static void signIn(Page page, String user, String password) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(password);
        page.locator("#kc-login").click();
    }

    private static Api as(String user, String service) {
        return new Api(containers.address(service), tokens.computeIfAbsent(user, KeycloakTest::token));
    }

    /** The authorization code flow with PKCE, as for the pages. */
    private static String token(String user) {
        String redirect = containers.publicAddress() + "/a-program";
        String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
        try (BrowserContext context = chromium.newContext()) {
            Page page = context.newPage();
            page.route(redirect + "*", route -> route.fulfill(new Route.FulfillOptions().setStatus(200)));
            page.navigate(openid("auth") + "?"
                    + form(Map.of(
                            "client_id",
                            WEB_CLIENT,
                            "response_type",
                            "code",
                            "scope",
                            "openid",
                            "redirect_uri",
                            redirect,
                            "code_challenge",
                            challenge(verifier),
                            "code_challenge_method",
                            "S256")));
            signIn(page, user, containers.personaPassword);
            page.waitForURL(url -> url.startsWith(redirect));
            String code = page.url().replaceFirst(".*[?&]code=([^&]*).*", "$1");
            return tokenFor(Map.of(
                    "grant_type", "authorization_code",
                    "client_id", WEB_CLIENT,
                    "client_secret", containers.webSecret,
                    "redirect_uri", redirect,
                    "code_verifier", verifier,
                    "code", code));
        }
    }

    private static String tokenFor(Map<String, String> request) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(openid("token")))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form(request)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return Api.JSON.readTree(answer.body()).get("access_token").textValue();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String openid(String endpoint) {
        return containers.keycloak.publicAddress() + "/realms/fodfaeste/protocol/openid-connect/" + endpoint;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
