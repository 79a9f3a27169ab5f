package dk.fodfaeste.scenario;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * What a version answered to one GET request. JSON is compared by its fields: a later version may add some. A file is compared by its bytes.
 *
 * @param persona who asked
 * @param body the JSON without the fields that depend on the time of the request; null if there is {@code sha256} or if the status is no success
 * @param sha256 of a file's bytes; null if there is a body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecordedAnswer(@JsonProperty("as") String persona, String path, int status, JsonNode body, String sha256) {
    /** The time and the day of the request, and how far reporting-service had read then. */
    private static final List<String> OF_THE_REQUEST = List.of("knownAt", "today", "readUntil");

    static RecordedAnswer ofJson(Stack stack, String persona, String path) {
        Api.Response response = stack.as(persona).get(path);
        JsonNode body = response.status() == 200 ? withoutTimeOfRequest(response.json()) : null;
        return new RecordedAnswer(persona, path, response.status(), body, null);
    }

    static RecordedAnswer ofFile(Stack stack, String persona, String path) {
        return new RecordedAnswer(
                persona, path, 200, null, sha256(stack.as(persona).file(path)));
    }

    /** The same request to this stack. */
    RecordedAnswer again(Stack stack) {
        return sha256 == null ? ofJson(stack, persona, path) : ofFile(stack, persona, path);
    }

    /** Whether the figures or follow-ups in it are being derived again. */
    boolean isRecomputing() {
        return body != null && !body.findValues("recomputing").isEmpty();
    }

    /** What is missing or different in an answer of a later version; each line names the request and the field. */
    List<String> differences(RecordedAnswer later) {
        List<String> differences = new ArrayList<>();
        String request = persona + " " + path;
        if (status != later.status) {
            differences.add(request + ": status " + status + " was " + later.status);
        } else if (sha256 != null && !sha256.equals(later.sha256)) {
            differences.add(request + ": other bytes");
        } else if (body != null) {
            compare(request + " ", body, later.body, differences);
        }
        return differences;
    }

    private static void compare(String place, JsonNode recorded, JsonNode later, List<String> differences) {
        if (recorded.isObject() && later.isObject()) {
            recorded.properties()
                    .forEach(field -> compare(
                            place + "/" + field.getKey(), field.getValue(), later.path(field.getKey()), differences));
        } else if (recorded.isArray() && later.isArray() && recorded.size() == later.size()) {
            for (int i = 0; i < recorded.size(); i++) {
                compare(place + "/" + i, recorded.get(i), later.get(i), differences);
            }
        } else if (!recorded.equals(later)) {
            differences.add(place + ": " + recorded + " was " + later);
        }
    }

    private static JsonNode withoutTimeOfRequest(JsonNode body) {
        OF_THE_REQUEST.forEach(field -> body.findParents(field).forEach(owner -> ((ObjectNode) owner).remove(field)));
        return body;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
