import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Receives the events of a webhook, verifies their signatures and prints them. A program of another system: it uses nothing of Fodfæste's code.
 * A proxy with TLS must be in front of it.
 */
public final class Receiver {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final String PREFIX = "whsec_";

    private final byte[] key;

    private Receiver(String secret) {
        this.key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }

    /** Arguments: the port to listen on, 0 for any. The variable WEBHOOK_SECRET has the secret. */
    public static void main(String[] arguments) throws IOException {
        Receiver receiver = new Receiver(System.getenv("WEBHOOK_SECRET"));
        InetSocketAddress address =
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        HttpServer server = HttpServer.create(address, 0);
        server.createContext("/hooks", receiver::handle);
        server.start();
        System.out.println("Listening on port " + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestMethod()) {
                case "OPTIONS" -> consent(exchange);
                case "POST" -> receive(exchange);
                default -> exchange.sendResponseHeaders(405, -1);
            }
        }
    }

    /** The handshake: names the only sender from which events are wanted. */
    private static void consent(HttpExchange exchange) throws IOException {
        String origin = System.getenv().getOrDefault("WEBHOOK_ORIGIN", "localhost");
        exchange.getResponseHeaders().set("WebHook-Allowed-Origin", origin);
        exchange.getResponseHeaders().set("Allow", "POST");
        exchange.sendResponseHeaders(200, -1);
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (!isGenuine(exchange, body)) {
            exchange.sendResponseHeaders(401, -1);
            return;
        }
        // Store the event here, and only if its version is newer than the one that is stored. Then answer.
        System.out.println(new String(body, StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
    }

    /** Whether one of the signatures is ours and the time is near. The body is verified as it came, not parsed and written again. */
    private boolean isGenuine(HttpExchange exchange, byte[] body) {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
        if (id == null || timestamp == null || signatures == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        byte[] expected = sign(id + "." + timestamp + ".", body).getBytes(StandardCharsets.US_ASCII);
        for (String signature : signatures.split(" ")) {
            if (MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
                return true;
            }
        }
        return false;
    }

    private String sign(String beforeBody, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(beforeBody.getBytes(StandardCharsets.US_ASCII));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
