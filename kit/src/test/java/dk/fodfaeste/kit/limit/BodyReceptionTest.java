package dk.fodfaeste.kit.limit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.importing.UploadSpool.SpooledFile;
import dk.fodfaeste.local.test.Waits;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bodies that arrive slowly, or too much of them, at a Vert.x server of its own. */
class BodyReceptionTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final BodySettings SETTINGS = new Settings(SOON, 1_000, 20, 2);

    private record Settings(Duration deadline, int minimumRate, int perUser, int room) implements BodySettings {}

    /** Keeps the content in memory. */
    private static final class MemoryFile implements SpooledFile {
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        @Override
        public OutputStream openForWriting() {
            return content;
        }

        @Override
        public InputStream openForReading() {
            return new ByteArrayInputStream(content.toByteArray());
        }

        @Override
        public void close() {
            content.reset();
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final BodySlots slots = new BodySlots(SETTINGS);
    private final MemoryFile file = new MemoryFile();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        Router router = Router.router(vertx);
        router.route("/body")
                .handler(received(exchange -> new MemoryReception(exchange, vertx, SETTINGS, slots).begin()));
        router.route("/file")
                .handler(received(exchange ->
                        new FileReception(exchange, vertx.getOrCreateContext(), SETTINGS, file, SOON).begin()));
        router.route("/body")
                .handler(exchange ->
                        exchange.response().end("received " + exchange.body().length()));
        router.route("/file").handler(exchange -> exchange.response().end("received " + file.content.size()));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(Waits.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Handler<RoutingContext> received(Consumer<RoutingContext> reception) {
        return exchange -> {
            exchange.request().pause();
            reception.accept(exchange);
        };
    }

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(Waits.LIMIT_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Test
    void a_complete_body_is_given_to_the_next_handler() throws IOException {
        assertThat(answer("/body", 5, "12345")).startsWith("HTTP/1.1 200 ").endsWith("received 5");
        assertThat(answer("/file", 5, "12345")).startsWith("HTTP/1.1 200 ").endsWith("received 5");
    }

    @Test
    void a_body_that_does_not_arrive_in_time_is_refused() throws IOException {
        assertThat(answer("/body", 5, "1234")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_file_slower_than_the_minimum_rate_is_refused() throws IOException {
        assertThat(answer("/file", 5, "1234")).startsWith("HTTP/1.1 408 ");
    }

    @Test
    void a_body_that_grows_beyond_the_limit_is_refused() throws IOException {
        assertThat(answer("/body", BodyLimit.ORDINARY + 1, "x".repeat((int) BodyLimit.ORDINARY + 1)))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void a_body_is_refused_when_the_memory_for_bodies_is_full() throws IOException {
        assertThat(slots.reserve(2L * 1024 * 1024 - 4)).isTrue();
        assertThat(answer("/body", 5, "12345")).startsWith("HTTP/1.1 429 ").containsIgnoringCase("retry-after: 1");
        assertThat(answer("/body", 4, "1234")).startsWith("HTTP/1.1 200 ");
        assertThat(answer("/body", 4, "1234")).as("the memory is free again").startsWith("HTTP/1.1 200 ");
    }

    @Test
    void a_user_has_a_limited_number_of_bodies() {
        for (int i = 0; i < SETTINGS.perUser(); i++) {
            assertThat(slots.take("one")).isTrue();
        }
        assertThat(slots.take("one")).isFalse();
        assertThat(slots.take("other")).isTrue();
        slots.release("one");
        assertThat(slots.take("one")).isTrue();
    }

    private String answer(String path, long length, String body) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.setSoTimeout(Waits.LIMIT_MILLIS);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
                                    + length + "\r\n\r\n" + body)
                            .getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }
}
