package dk.fodfaeste.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** The HTTP requests of the launcher itself. */
final class Http {

    /** If nothing listens on the port, the connection fails at once. The limit is for a part that hangs. */
    private static final Duration PROBE = Duration.ofSeconds(30);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private Http() {}

    /** The status of a GET, or -1 if there is no response. */
    static int status(String address) {
        return probe(address).map(HttpResponse::statusCode).orElse(-1);
    }

    /** The response to a GET; empty if there is none. */
    static Optional<HttpResponse<String>> probe(String address) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(address)).timeout(PROBE).build();
            return Optional.of(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * The response, with any status.
     *
     * @throws CannotStart if there is no response
     */
    static HttpResponse<String> send(HttpRequest request) {
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new CannotStart(request.uri() + " does not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotStart("Interrupted.", e);
        }
    }
}
