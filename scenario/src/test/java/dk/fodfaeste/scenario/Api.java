package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP client of the API with the token of one user. */
final class Api {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next");

    private final String address;
    private final String token;

    Api(String address, String token) {
        this.address = address;
        this.token = token;
    }

    record Response(int status, String contentType, String text) {

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** The body, after a check that the status is 2xx. */
        JsonNode ok() {
            assertThat(status).as(text).isBetween(200, 299);
            return json();
        }

        /** The problem document, after a check of the status. */
        JsonNode problem(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            assertThat(contentType).startsWith("application/problem+json");
            assertThat(json().get("status").intValue()).isEqualTo(expected);
            return json();
        }
    }

    Response get(String path) {
        return send(request(path).GET());
    }

    /** The bytes of a file, after a check that the status is 200. */
    byte[] file(String path) {
        HttpResponse<byte[]> answer = exchange(request(path).GET(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** @param next the path of the next page, as the header {@code Link} says */
    record Page(JsonNode json, String next) {}

    Page page(String path) {
        HttpResponse<String> answer = exchange(request(path).GET());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        Matcher link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        assertThat(link.find()).as("has a next page").isTrue();
        URI next = URI.create(link.group(1));
        return new Page(response(answer).json(), next.getRawPath() + "?" + next.getRawQuery());
    }

    Response post(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Response post(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Response put(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(json)));
    }

    Response importCsv(String path, String csv) {
        return importCsv(path, csv.getBytes(StandardCharsets.UTF_8));
    }

    Response importCsv(String path, byte[] csv) {
        return send(request(path).header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofByteArray(csv)));
    }

    /** Imports in the background; {@code Location} leads to the state. */
    HttpResponse<String> importInBackground(String path, String csv) {
        return exchange(request(path)
                .header("Content-Type", "text/csv")
                .header("Prefer", "respond-async")
                .POST(HttpRequest.BodyPublishers.ofString(csv)));
    }

    /** Streams the file instead of keeping it in memory. */
    Response importCsv(String path, Supplier<InputStream> csv) {
        return send(
                request(path).header("Content-Type", "text/csv").POST(HttpRequest.BodyPublishers.ofInputStream(csv)));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Response send(HttpRequest.Builder request) {
        return response(exchange(request));
    }

    private static Response response(HttpResponse<String> answer) {
        return new Response(
                answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer.body());
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        return exchange(request, HttpResponse.BodyHandlers.ofString());
    }

    private static <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
