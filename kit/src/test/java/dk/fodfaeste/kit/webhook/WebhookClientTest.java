package dk.fodfaeste.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client against receivers in this process, with and without TLS. */
class WebhookClientTest {
    private static final String NAME = "receiver.example";
    private static final char[] PASSWORD = "only for this test".toCharArray();
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path dir;

    private static Vertx vertx;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        keyPair("good", NAME);
        keyPair("stranger", NAME);
    }

    @AfterAll
    static void stop() {
        vertx.close();
    }

    @Test
    void a_delivery_goes_by_tls_to_the_address_that_was_resolved() throws Exception {
        try (TestReceiver receiver = new TestReceiver(https("good"))) {
            Attempt attempt =
                    client(true, Duration.ofMinutes(1), "127.0.0.1").deliver(https(receiver.port()), Map.of(), BODY);
            assertThat(attempt).isEqualTo(new Attempt(Optional.empty(), 204, null, Duration.ZERO));
            assertThat(receiver.received()).hasSize(1);
            assertThat(receiver.received().getFirst().headers().firstValue("host"))
                    .hasValue(NAME + ":" + receiver.port());
        }
    }

    @Test
    void a_certificate_of_an_unknown_authority_or_another_name_is_refused() throws Exception {
        try (TestReceiver receiver = new TestReceiver(https("stranger"))) {
            assertFails(DeliveryFailure.CERTIFICATE, https(receiver.port()));
            assertThat(receiver.received()).isEmpty();
        }
        try (TestReceiver receiver = new TestReceiver(https("good"))) {
            assertFails(
                    DeliveryFailure.CERTIFICATE, URI.create("https://another.example:" + receiver.port() + "/hooks"));
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (TestReceiver target = new TestReceiver();
                TestReceiver receiver = new TestReceiver()) {
            receiver.answer(delivery -> 307);
            receiver.respondWith("Location", target.address());
            Attempt attempt = client(true, Duration.ofMinutes(1), "127.0.0.1")
                    .deliver(URI.create(receiver.address()), Map.of(), BODY);
            assertThat(attempt.failure()).contains(DeliveryFailure.REDIRECT);
            assertThat(attempt.status()).isEqualTo(307);
            assertThat(target.received()).isEmpty();
        }
    }

    @Test
    void a_private_address_is_refused_at_each_connection_also_if_the_name_was_public_before() throws Exception {
        try (TestReceiver receiver = new TestReceiver()) {
            AtomicInteger lookups = new AtomicInteger();
            WebhookClient client =
                    client(false, Duration.ofMinutes(1), name -> new InetAddress[] {
                        InetAddress.getByName(lookups.getAndIncrement() == 0 ? "1.1.1.1" : "127.0.0.1")
                    });
            URI address = URI.create("http://" + NAME + ":" + receiver.port() + "/");
            assertThat(client.check(address)).isEmpty();
            assertThat(client.deliver(address, Map.of(), BODY).failure()).contains(DeliveryFailure.PRIVATE_ADDRESS);
            assertThat(client.askForConsent(address).failure()).contains(DeliveryFailure.PRIVATE_ADDRESS);
            assertThat(lookups).hasValue(3);
            assertThat(receiver.received()).isEmpty();
        }
    }

    @Test
    void a_name_is_resolved_once_for_a_connection() throws Exception {
        try (TestReceiver receiver = new TestReceiver()) {
            AtomicInteger lookups = new AtomicInteger();
            WebhookClient client = client(true, Duration.ofMinutes(1), name -> {
                if (lookups.getAndIncrement() > 0) {
                    throw new UnknownHostException(name);
                }
                return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
            });
            URI address = URI.create("http://" + NAME + ":" + receiver.port() + "/");
            assertThat(client.deliver(address, Map.of(), BODY).failure()).isEmpty();
            assertThat(client.deliver(address, Map.of(), BODY).failure()).contains(DeliveryFailure.UNKNOWN_NAME);
        }
    }

    @Test
    void a_receiver_that_is_down_is_unreachable() throws Exception {
        TestReceiver receiver = new TestReceiver();
        receiver.close();
        assertFails(DeliveryFailure.UNREACHABLE, URI.create(receiver.address()));
    }

    @Test
    void a_receiver_that_sends_its_response_byte_by_byte_is_cut_off() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(server, closed));
            Attempt attempt = client(true, Duration.ofSeconds(2), "127.0.0.1")
                    .deliver(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), Map.of(), BODY);
            assertThat(attempt.failure()).contains(DeliveryFailure.TIMEOUT);
            closed.await();
        }
    }

    /** Sends a header that never ends, until the client closes the connection. */
    private static void drip(ServerSocket server, CountDownLatch closed) {
        try (Socket socket = server.accept();
                InputStream in = socket.getInputStream();
                OutputStream out = socket.getOutputStream()) {
            // Own limit: the pause between two bytes.
            socket.setSoTimeout(100);
            out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write('x');
                out.flush();
                readForAMoment(in);
            }
        } catch (IOException closedByClient) {
            closed.countDown();
        }
    }

    private static void readForAMoment(InputStream in) throws IOException {
        try {
            if (in.read() == -1) {
                throw new IOException("closed");
            }
        } catch (java.net.SocketTimeoutException nothingToRead) {
            // The next byte is due.
        }
    }

    @Test
    void a_pause_is_read_in_seconds_or_as_a_date() throws Exception {
        for (Map.Entry<String, Duration> pause : Map.of(
                        "120",
                        Duration.ofSeconds(120),
                        "999999999",
                        Duration.ofDays(1),
                        "soon",
                        Duration.ZERO,
                        "Fri, 31 Dec 1999 23:59:59 GMT",
                        Duration.ZERO,
                        "Tue, 31 Dec 2199 23:59:59 GMT",
                        Duration.ofDays(1))
                .entrySet()) {
            try (TestReceiver receiver = new TestReceiver()) {
                receiver.answer(delivery -> 503);
                receiver.respondWith("Retry-After", pause.getKey());
                Attempt attempt = client(true, Duration.ofMinutes(1), "127.0.0.1")
                        .deliver(URI.create(receiver.address()), Map.of(), BODY);
                assertThat(attempt.pause()).as(pause.getKey()).isEqualTo(pause.getValue());
            }
        }
    }

    private void assertFails(DeliveryFailure failure, URI address) throws InterruptedException {
        Attempt attempt = client(true, Duration.ofMinutes(1), "127.0.0.1").deliver(address, Map.of(), BODY);
        assertThat(attempt).isEqualTo(Attempt.failed(failure));
    }

    private static URI https(int port) {
        return URI.create("https://" + NAME + ":" + port + "/hooks");
    }

    private static WebhookClient client(boolean privateAddresses, Duration timeout, String resolved) {
        return client(privateAddresses, timeout, name -> new InetAddress[] {InetAddress.getByName(resolved)});
    }

    private static WebhookClient client(
            boolean privateAddresses, Duration timeout, PermittedAddresses.Resolver resolver) {
        return new WebhookClient(
                vertx,
                new WebhookSettings() {
                    @Override
                    public Optional<Set<String>> topics() {
                        return Optional.empty();
                    }

                    @Override
                    public String origin() {
                        return "fodfaeste.example";
                    }

                    @Override
                    public boolean privateAddresses() {
                        return privateAddresses;
                    }

                    @Override
                    public Optional<Path> trustedCertificates() {
                        return Optional.of(dir.resolve("good.pem"));
                    }

                    @Override
                    public Duration timeout() {
                        return timeout;
                    }
                },
                Clock.systemUTC(),
                new PermittedAddresses(privateAddresses, resolver));
    }

    private static HttpServer https(String name) throws Exception {
        KeyStore store = KeyStore.getInstance(dir.resolve(name + ".p12").toFile(), PASSWORD);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    /** A certificate that signs itself, as a store for the server and as PEM. */
    private static void keyPair(String name, String host) throws Exception {
        String store = dir.resolve(name + ".p12").toString();
        keytool(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=dns:" + host,
                "-keystore",
                store,
                "-storepass",
                new String(PASSWORD));
        keytool(
                "-exportcert",
                "-rfc",
                "-alias",
                name,
                "-file",
                dir.resolve(name + ".pem").toString(),
                "-keystore",
                store,
                "-storepass",
                new String(PASSWORD));
        assertThat(Files.exists(dir.resolve(name + ".pem"))).isTrue();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
