package dk.fodfaeste.kit.test;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector that receives the traces of the service under test by OpenTelemetry's protocol over HTTP. */
public final class TraceCollector implements QuarkusTestResourceLifecycleManager {
    /** The bytes of each request as ISO 8859-1: the ids of a span are in it byte by byte, its texts as they are. */
    private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/v1/traces", exchange -> {
            REQUESTS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return Map.of(
                "OTLP_ENDPOINT",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "quarkus.otel.bsp.schedule.delay",
                "50ms");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Whether a request has a span of this trace and this text. */
    public static boolean hasReceived(String traceId, String text) {
        String id = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return REQUESTS.stream().anyMatch(request -> request.contains(id) && request.contains(text));
    }

    /** Whether a request has this text. */
    public static boolean hasReceived(String text) {
        return REQUESTS.stream().anyMatch(request -> request.contains(text));
    }
}
