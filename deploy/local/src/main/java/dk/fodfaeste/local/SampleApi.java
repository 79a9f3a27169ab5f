package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The API with the token of one persona. */
record SampleApi(String address, String token) {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Empty if there is no such resource. */
    Optional<JsonNode> find(String path) {
        var request = request(path).GET().build();
        var response = Http.send(request);
        return response.statusCode() == 404 ? Optional.empty() : Optional.of(ok(request, response));
    }

    JsonNode get(String path) {
        return ok(request(path).GET().build());
    }

    JsonNode post(String path, JsonNode body) {
        return ok(postRequest(path, body));
    }

    /** Empty if the present state does not permit it yet. */
    Optional<JsonNode> postUnlessConflict(String path, JsonNode body) {
        var request = postRequest(path, body);
        var response = Http.send(request);
        return response.statusCode() == 409 ? Optional.empty() : Optional.of(ok(request, response));
    }

    /** A user may have changed it; the demo does not undo that. */
    void putUnlessPresent(String path, JsonNode body) {
        if (find(path).isEmpty()) {
            ok(putRequest(path, body));
        }
    }

    /** A conflict means that a user has changed it; the demo does not undo that. */
    void putUnlessConflict(String path, JsonNode body) {
        var request = putRequest(path, body);
        var response = Http.send(request);
        if (response.statusCode() != 409) {
            ok(request, response);
        }
    }

    /** The result of an import, after a line on the console about rejected lines. */
    JsonNode bring(String path, String name, byte[] csv) {
        var answer = ok(request(path)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(csv))
                .build());
        if (answer.get("rejectedCount").asLong() > 0) {
            System.err.println(name + ": " + answer.get("rejectedCount") + " linjer blev afvist, den første: "
                    + answer.at("/rejected/0/problem").asText());
        }
        return answer;
    }

    JsonNode bring(String path, String name, String csv) {
        return bring(path, name, csv.getBytes(StandardCharsets.UTF_8));
    }

    private HttpRequest postRequest(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest putRequest(String path, JsonNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
    }

    private static JsonNode ok(HttpRequest request) {
        return ok(request, Http.send(request));
    }

    private static JsonNode ok(HttpRequest request, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new CannotStart(request.method() + " " + request.uri().getPath() + " was answered with "
                    + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
