package dk.fodfaeste.kit.shutdown;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionDrainingTest {
    private static final String HOST = "127.0.0.1";

    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<RoutingContext> slow = new AtomicReference<>();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private HttpServer server;

    @BeforeEach
    void listen() {
        server = vertx.createHttpServer();
    }

    @AfterEach
    void close() {
        client.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void during_the_delay_requests_are_answered_and_their_connections_are_closed() throws Exception {
        ConnectionDraining draining = start(Duration.ofHours(1));
        assertThat(get("/").headers().firstValue("Connection")).isEmpty();
        draining.drain(new ShutdownDelayInitiatedEvent());
        HttpResponse<String> answer = get("/");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Connection")).hasValue("close");
    }

    @Test
    void at_the_end_of_the_delay_connections_are_refused_and_requests_in_progress_are_finished() throws Exception {
        ConnectionDraining draining = start(Duration.ofMillis(600));
        CompletableFuture<HttpResponse<String>> inProgress =
                client.sendAsync(request("/slow"), BodyHandlers.ofString());
        await().until(() -> slow.get() != null);
        draining.drain(new ShutdownDelayInitiatedEvent());
        await().untilAsserted(() -> assertThatThrownBy(() -> new Socket(HOST, server.actualPort()).close())
                .isInstanceOf(ConnectException.class));
        slow.get().vertx().runOnContext(now -> slow.get().end("finished"));
        assertThat(inProgress.join().body()).isEqualTo("finished");
    }

    private ConnectionDraining start(Duration delay) {
        ConnectionDraining draining = new ConnectionDraining(vertx, delay);
        Filters filters = new Filters();
        draining.register(filters);
        Router router = Router.router(vertx);
        router.route().handler(filters.getFilters().getFirst().getHandler());
        router.get("/slow").handler(slow::set);
        router.get("/").handler(exchange -> exchange.end("answered"));
        server.requestHandler(router)
                .listen(0, HOST)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return draining;
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path), BodyHandlers.ofString());
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + HOST + ":" + server.actualPort() + path))
                .build();
    }
}
