package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.fodfaeste.local.test.Waits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseProxyTest {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Map<String, HttpServer> SERVICES = new HashMap<>();
    private static final CountDownLatch FIRST_BYTE_ARRIVED = new CountDownLatch(1);
    private static final CountDownLatch FIRST_LINE_READ = new CountDownLatch(1);

    private static int port;
    private static ReverseProxy proxy;

    @BeforeAll
    static void open() throws IOException {
        var ports = new HashMap<String, List<Integer>>();
        for (var name : Service.NAMES) {
            var server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> answer(exchange, name));
            server.start();
            SERVICES.put(name, server);
            // The first replica of each service is away.
            ports.put(name, List.of(Ports.free(), server.getAddress().getPort()));
        }
        port = Ports.free();
        proxy = ReverseProxy.open(port, ports);
    }

    @AfterAll
    static void close() {
        proxy.close();
        SERVICES.values().forEach(server -> server.stop(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/initiatives, participant-service",
        "/api/v1/initiatives/ips-sydhavnen, participant-service",
        "/api/v1/enrolments?initiative=x, participant-service",
        "/api/v1/enrolments/import, participant-service",
        "/api/v1/participants/1, participant-service",
        "/api/v1/erasures/due, participant-service",
        "/api/v1/participant-service/openapi, participant-service",
        "/api/v1/follow-ups, outcome-service",
        "/api/v1/statuses/import, outcome-service",
        "/api/v1/consultants/konsulent1/hand-over, outcome-service",
        "/api/v1/outcome-service/openapi, outcome-service",
        "/api/v1/rates, reporting-service",
        "/api/v1/reports, reporting-service",
        "/api/v1/reporting-service/openapi, reporting-service",
        "/api/v1/initiativesandmore, reporting-service",
        "/, reporting-service",
        "/anything/else, reporting-service",
    })
    void each_path_is_routed_to_its_service(String path, String service) throws Exception {
        assertThat(get(path).body()).startsWith(service + " " + path + " ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q", "/q/health", "/q/metrics", "/%71/health", "/x/../q/health", "/./q/health"})
    void internal_paths_are_not_routed(String path) throws Exception {
        assertThat(rawStatusLine(path)).contains(" 404 ");
    }

    @Test
    void an_upload_streams_through() throws Exception {
        // The second half is available only after the service has read the first.
        InputStream second = new InputStream() {
            private int left = 1_000_000;

            @Override
            public int read() {
                try {
                    assertThat(FIRST_BYTE_ARRIVED.await(Waits.LIMIT.toSeconds(), TimeUnit.SECONDS))
                            .isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return left-- > 0 ? 'x' : -1;
            }
        };
        var both = new SequenceInputStream(new java.io.ByteArrayInputStream(new byte[1_000_000]), second);
        var request = to("/upload")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> both))
                .build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .isEqualTo("2000000");
    }

    @Test
    void an_answer_streams_through() throws Exception {
        var response = CLIENT.send(to("/download").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).isEqualTo("first");
            FIRST_LINE_READ.countDown();
            assertThat(reader.readLine()).isEqualTo("second");
        }
    }

    @Test
    void a_caller_who_offers_http2_is_served_as_well() throws Exception {
        try (var modern = HttpClient.newHttpClient()) {
            var request =
                    to("/upload").PUT(HttpRequest.BodyPublishers.ofString("{}")).build();
            assertThat(modern.send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("2");
        }
    }

    @Test
    void a_sessions_large_cookie_fits() throws Exception {
        var request = to("/cookie")
                .header("Cookie", "q_session=" + "s".repeat(60_000))
                .build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void only_the_proxy_sets_the_forwarding_headers() throws Exception {
        var request = to("/").header("X-Forwarded-Host", "elsewhere.example")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Ssl", "on")
                .build();
        assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .contains("[127.0.0.1:" + port + "]")
                .contains("[http]")
                .doesNotContain("elsewhere.example")
                .doesNotContain("https")
                .endsWith("null");
    }

    @Test
    void the_proxy_of_the_containers_drops_the_same_forwarding_headers() throws IOException {
        assertThat(Files.readString(Path.of("../proxy/Caddyfile")))
                .contains(
                        "header_up -X-Forwarded-Port",
                        "header_up -X-Forwarded-Prefix",
                        "header_up -X-Forwarded-Ssl",
                        "header_up -Forwarded");
    }

    @Test
    void the_replicas_of_a_service_take_turns() throws Exception {
        var second = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, 0), 0);
        second.createContext("/", exchange -> {
            try (exchange) {
                say(exchange, "second");
            }
        });
        second.start();
        var balanced = Ports.free();
        var first = SERVICES.get("reporting-service").getAddress().getPort();
        try (var other = ReverseProxy.open(
                balanced,
                Map.of("reporting-service", List.of(first, second.getAddress().getPort())))) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + balanced + "/"))
                    .build();
            var answers = new ArrayList<String>();
            for (var i = 0; i < 4; i++) {
                answers.add(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                        .body()
                        .replaceAll(" .*", ""));
            }
            assertThat(answers).containsExactlyInAnyOrder("second", "second", "reporting-service", "reporting-service");
        } finally {
            second.stop(0);
        }
    }

    @Test
    void a_service_that_is_away_is_named() throws Exception {
        var lonely = Ports.free();
        try (var other = ReverseProxy.open(
                lonely,
                Map.of(
                        "participant-service",
                        List.of(Ports.free()),
                        "outcome-service",
                        List.of(Ports.free(), Ports.free()),
                        "reporting-service",
                        List.of(Ports.free())))) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lonely + "/api/v1/statuses/import"))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[3_000_000]))
                    .build();
            var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.body()).contains("outcome-service");

            var page = CLIENT.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + lonely + "/work"))
                            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
            assertThat(page.body())
                    .contains("<h1>Siden svarer ikke lige nu</h1>")
                    .doesNotContain("service");
        }
    }

    @Test
    void the_proxy_of_the_containers_says_the_same_to_a_browser() throws IOException {
        assertThat(Files.readString(Path.of("../proxy/Caddyfile"))).contains("respond `" + ReverseProxy.AWAY + "` 503");
    }

    @Test
    void a_port_in_use_is_said_in_one_line() throws Exception {
        try (var taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> ReverseProxy.open(taken.getLocalPort(), Map.of()))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    private static void answer(HttpExchange exchange, String service) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/upload" -> {
                    var body = exchange.getRequestBody();
                    var count = body.readNBytes(1).length;
                    FIRST_BYTE_ARRIVED.countDown();
                    var rest = body.transferTo(java.io.OutputStream.nullOutputStream());
                    say(exchange, String.valueOf(count + rest));
                }
                case "/download" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write("first\n".getBytes(StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    if (!FIRST_LINE_READ.await(Waits.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                        throw new IOException("the first line did not get through");
                    }
                    exchange.getResponseBody().write("second\n".getBytes(StandardCharsets.UTF_8));
                }
                default ->
                    say(
                            exchange,
                            service + " " + exchange.getRequestURI() + " "
                                    + exchange.getRequestHeaders().get("X-Forwarded-Host")
                                    + exchange.getRequestHeaders().get("X-Forwarded-Proto")
                                    + exchange.getRequestHeaders().get("X-Forwarded-Ssl"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(HttpExchange exchange, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return CLIENT.send(to(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends the path unchanged; a client library would normalise it. */
    private static String rawStatusLine(String path) {
        try (var socket = new java.net.Socket(Ports.LOOPBACK, port)) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
