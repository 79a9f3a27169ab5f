package dk.fodfaeste.kit.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A receiver in another system: answers OPTIONS with its consent and POST as the test wants, and keeps what it received. */
final class TestReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<Delivery> received = new CopyOnWriteArrayList<>();
    private final Map<String, String> responseHeaders = new ConcurrentHashMap<>();
    private volatile Function<Delivery, Integer> answer = delivery -> 204;
    private volatile String allowedOrigin = "localhost";

    /** @param key the subject of the event */
    record Delivery(String id, String key, HttpHeaders headers, String body) {}

    TestReceiver() {
        this(newServer());
    }

    TestReceiver(HttpServer server) {
        this.server = server;
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    private static HttpServer newServer() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                if (allowedOrigin != null) {
                    exchange.getResponseHeaders().set("WebHook-Allowed-Origin", allowedOrigin);
                }
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            HttpHeaders headers = HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true);
            Delivery delivery = new Delivery(
                    headers.firstValue("webhook-id").orElse(""),
                    body.isEmpty() ? "" : JsonPath.from(body).getString("subject"),
                    headers,
                    body);
            received.add(delivery);
            int status = answer.apply(delivery);
            responseHeaders.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    String address() {
        return "http://127.0.0.1:" + port() + "/hooks?source=fodfaeste";
    }

    /** Answers when the latch is open. */
    void answerAfter(CountDownLatch latch) {
        answer(delivery -> {
            try {
                latch.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return 200;
        });
    }

    void answer(Function<Delivery, Integer> next) {
        answer = next;
    }

    /** @param origin null withholds the consent */
    void consentTo(String origin) {
        allowedOrigin = origin;
    }

    void respondWith(String header, String value) {
        responseHeaders.put(header, value);
    }

    List<Delivery> received() {
        return List.copyOf(received);
    }

    List<Delivery> of(String key) {
        return received.stream().filter(delivery -> delivery.key().equals(key)).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
