package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lets a service verify its audit trail, and compares the chain with the last head in its log. */
record AuditVerification(String service, JsonNode verdict) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern HEAD =
            Pattern.compile(".*The audit trail's head: position (\\d+), hash ([0-9a-f]{64}).*");

    static AuditVerification of(String service, String address, String token, Path log) {
        var seen = JSON.createObjectNode();
        headIn(log).ifPresent(line -> {
            var head = HEAD.matcher(line);
            head.matches();
            seen.put("position", Long.parseLong(head.group(1)));
            seen.put("hash", head.group(2));
        });
        var answer =
                Http.send(HttpRequest.newBuilder(URI.create(address + "/api/v1/" + service + "/audit/verification"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(seen.toString()))
                        .build());
        if (answer.statusCode() != 200) {
            throw new CannotStart(service + " cannot verify its audit trail: " + answer.body());
        }
        try {
            return new AuditVerification(service, JSON.readTree(answer.body()));
        } catch (JsonProcessingException e) {
            throw new CannotStart(service + " answered what is no JSON.", e);
        }
    }

    private static Optional<String> headIn(Path log) {
        if (!Files.exists(log)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(log, StandardCharsets.UTF_8)) {
            return lines.filter(line -> HEAD.matcher(line).matches()).reduce((earlier, later) -> later);
        } catch (IOException e) {
            throw new CannotStart(log, e);
        }
    }

    boolean isUnbroken() {
        return verdict.get("faults").isEmpty();
    }

    /** One line, and one more for each fault. */
    String lines() {
        var head = verdict.get("head");
        var lines = new StringBuilder("%s: %d entries, %s; head at position %d, %s"
                .formatted(
                        service,
                        verdict.get("entries").asLong(),
                        isUnbroken() ? "the chain is unbroken" : "THE CHAIN IS BROKEN",
                        head.get("position").asLong(),
                        head.get("hash").asText()));
        verdict.get("faults")
                .forEach(fault ->
                        lines.append(System.lineSeparator()).append("  ").append(fault.asText()));
        return lines.toString();
    }
}
