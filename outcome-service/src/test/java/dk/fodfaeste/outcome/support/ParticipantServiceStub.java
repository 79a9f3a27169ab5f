package dk.fodfaeste.outcome.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.fodfaeste.local.test.Waits;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An HTTP server that replies to lookups, names, initiatives and reassignments like participant-service, with the data that a test has added. */
public final class ParticipantServiceStub implements QuarkusTestResourceLifecycleManager {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, List<Map<String, Object>>> ENROLMENTS = new ConcurrentHashMap<>();
    private static final Map<String, Map<String, Object>> INITIATIVES = new ConcurrentHashMap<>();
    private static final Map<String, String> NAMES = new ConcurrentHashMap<>();
    private static final Set<String> WITHHELD = ConcurrentHashMap.newKeySet();
    private static final List<String> PURPOSES = new CopyOnWriteArrayList<>();
    private static final AtomicInteger LOOKUPS = new AtomicInteger();
    private static final List<Map<String, String>> REASSIGNED = new CopyOnWriteArrayList<>();
    private static final AtomicInteger REASSIGNMENTS_LEFT = new AtomicInteger(Integer.MAX_VALUE);
    private static final AtomicInteger REFUSES_WITH = new AtomicInteger();

    @SuppressWarnings("NonFinalStaticField")
    private static volatile boolean unavailable;

    private HttpServer server;

    /** Several enrolments with one key make the key ambiguous. */
    public static void addEnrolments(String key, List<Map<String, Object>> enrolments) {
        ENROLMENTS.put(key, enrolments);
    }

    public static void addInitiative(Map<String, Object> initiative) {
        INITIATIVES.put((String) initiative.get("code"), initiative);
    }

    public static void setUnavailable(boolean now) {
        unavailable = now;
    }

    public static int lookups() {
        return LOOKUPS.get();
    }

    /** The successors by enrolment; one map for each successful call. */
    public static List<Map<String, String>> reassigned() {
        return REASSIGNED;
    }

    /** Makes reassignments unavailable after this number of calls. */
    public static void limitReassignments(int calls) {
        REASSIGNED.clear();
        REFUSES_WITH.set(0);
        REASSIGNMENTS_LEFT.set(calls);
    }

    public static void refuseReassignments(int status) {
        REFUSES_WITH.set(status);
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.createContext("/api/v1/enrolments/lookup", exchange -> respond(exchange, this::lookUp));
        server.createContext(
                "/api/v1/enrolments/identifiers", exchange -> respond(exchange, ParticipantServiceStub::identifiers));
        server.createContext("/api/v1/enrolments/reassignments", ParticipantServiceStub::reassign);
        server.createContext("/api/v1/enrolments/names", ParticipantServiceStub::names);
        server.createContext("/api/v1/initiatives/", exchange -> respond(exchange, this::initiative));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        String limit = String.valueOf(Waits.LIMIT_MILLIS);
        return Map.of(
                "PARTICIPANT_SERVICE_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                // Longer than in production, so that slow machines do not run into the timeout.
                "quarkus.rest-client.names.connect-timeout",
                limit,
                "quarkus.rest-client.names.read-timeout",
                limit,
                "quarkus.rest-client.participant-service.connect-timeout",
                limit,
                "quarkus.rest-client.participant-service.read-timeout",
                limit);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    /** Every other person is called Prøve Person. */
    public static void setName(UUID enrolment, String name) {
        NAMES.put(enrolment.toString(), name);
    }

    private static void names(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean person = List.of("consultant", "lead", "partner").contains(String.valueOf(role(exchange)));
            ObjectNode reply = JSON.createObjectNode();
            ArrayNode items = reply.putArray("items");
            for (JsonNode id : JSON.readTree(exchange.getRequestBody()).get("enrolmentIds")) {
                items.addObject()
                        .put("enrolmentId", id.asText())
                        .put("participantRef", id.asText())
                        .put("caseNumber", "SAG")
                        .put("name", NAMES.getOrDefault(id.asText(), "Prøve Person"))
                        .put("phone", "+4520304050");
            }
            byte[] bytes = JSON.writeValueAsBytes(reply);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(unavailable ? 503 : person ? 200 : 403, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Makes the identifiers of these persons unavailable, as participant-service does for a protected address. */
    public static void withhold(UUID enrolment) {
        WITHHELD.add(enrolment.toString());
    }

    public static String caseNumberOf(UUID enrolment) {
        return "SAG-" + enrolment;
    }

    /** A replacement number. */
    public static String cprOf(UUID enrolment) {
        return "670285%04d".formatted(Math.floorMod(enrolment.hashCode(), 4000));
    }

    private static JsonNode identifiers(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        if (request.get("enrolmentIds").size() > 1000) {
            throw new IllegalStateException("too many ids");
        }
        PURPOSES.add(request.get("purpose").asText());
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode items = reply.putArray("items");
        for (JsonNode id : request.get("enrolmentIds")) {
            if (!WITHHELD.contains(id.asText())) {
                UUID enrolment = UUID.fromString(id.asText());
                items.addObject()
                        .put("enrolmentId", id.asText())
                        .put("caseNumber", caseNumberOf(enrolment))
                        .put("cpr", cprOf(enrolment));
            }
        }
        return reply;
    }

    /** The purposes of the calls for identifiers. */
    public static List<String> purposes() {
        return PURPOSES;
    }

    private interface Handler {
        JsonNode handle(HttpExchange exchange) throws IOException;
    }

    private static void respond(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            boolean service = "service".equals(role(exchange));
            JsonNode body = unavailable || !service ? JSON.createObjectNode() : handler.handle(exchange);
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            int status = unavailable ? 503 : !service ? 403 : body.isNull() ? 404 : 200;
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** Only for a lead. An enrolment that is already assigned to the successor is unchanged. */
    private static void reassign(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode requested = JSON.readTree(exchange.getRequestBody()).get("reassignments");
            int status = unavailable || REASSIGNMENTS_LEFT.getAndDecrement() <= 0
                    ? 503
                    : !"lead".equals(role(exchange)) ? 403 : REFUSES_WITH.get() > 0 ? REFUSES_WITH.get() : 200;
            ObjectNode reply = JSON.createObjectNode();
            if (status == 200) {
                Map<String, String> before = new HashMap<>();
                REASSIGNED.forEach(before::putAll);
                Map<String, String> now = new HashMap<>();
                requested.forEach(one -> now.put(
                        one.get("enrolmentId").asText(), one.get("consultant").asText()));
                if (now.size() > 500 || now.size() != requested.size()) {
                    throw new IllegalStateException("too many reassignments, or an enrolment twice");
                }
                long unchanged = now.entrySet().stream()
                        .filter(one -> one.getValue().equals(before.get(one.getKey())))
                        .count();
                REASSIGNED.add(now);
                reply.put("reassigned", now.size() - unchanged);
                reply.put("unchanged", unchanged);
            }
            byte[] bytes = JSON.writeValueAsBytes(reply);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String role(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            return null;
        }
        return JSON.readTree(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]))
                .path("role")
                .asText();
    }

    private JsonNode initiative(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return JSON.valueToTree(INITIATIVES.get(path.substring(path.lastIndexOf('/') + 1)));
    }

    private JsonNode lookUp(HttpExchange exchange) throws IOException {
        LOOKUPS.incrementAndGet();
        JsonNode keys = JSON.readTree(exchange.getRequestBody()).get("keys");
        if (keys.size() > 1000) {
            throw new IllegalStateException("too many keys");
        }
        ObjectNode reply = JSON.createObjectNode();
        ArrayNode items = reply.putArray("items");
        for (JsonNode key : keys) {
            List<Map<String, Object>> found = ENROLMENTS.getOrDefault(name(key), List.of());
            ObjectNode item = items.addObject();
            switch (found.size()) {
                case 0 -> item.put("problem", "UNKNOWN");
                case 1 -> item.set("enrolment", JSON.valueToTree(found.getFirst()));
                default -> item.put("problem", "SEVERAL");
            }
        }
        return reply;
    }

    /** Accepts exactly one of the three forms of a key, and a case number with a person. */
    private static String name(JsonNode key) {
        if (key.has("caseNumber") && key.has("cpr")) {
            return key.get("caseNumber").asText() + " of " + key.get("cpr").asText();
        }
        if (key.has("caseNumber") && key.size() == 1) {
            return key.get("caseNumber").asText();
        }
        if (key.has("enrolmentId") && key.size() == 1) {
            return key.get("enrolmentId").asText();
        }
        if (key.has("cpr") && key.has("initiative") && key.size() == 2) {
            return key.get("cpr").asText() + " in " + key.get("initiative").asText();
        }
        throw new IllegalStateException("not a key");
    }
}
