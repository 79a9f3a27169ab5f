package dk.fodfaeste.kit.test;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.cornutum.tcases.SystemTestDef;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.ParamDef.Location;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.openapi.testwriter.encoder.SimpleValueEncoder;
import org.cornutum.tcases.openapi.testwriter.encoder.UriEncoder.Component;
import org.cornutum.tcases.resolve.DataValue;
import org.cornutum.tcases.resolve.DataValue.Type;
import org.cornutum.tcases.resolve.ResolverContext;

/**
 * Sends valid and invalid requests that Tcases generates from a service's OpenAPI document, and validates every response against the document. No
 * response may be a 5xx. Generated values match no data, so most requests are sent again with known values: ids, initiatives, CPR numbers,
 * versions.
 */
public final class GeneratedRequests {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "https://fodfaeste.dk/openapi";
    private static final int MAX_FINDINGS = 20;
    private static final int THREADS = 4;
    private static final List<String> KINDS_OF_PARTNER = List.of("INTERNSHIP", "JOB_INTERVIEW");
    private static final List<String> TOPICS =
            List.of("fodfaeste.initiatives-v1", "fodfaeste.enrolment-events-v1", "fodfaeste.outcome-events-v1");
    private static final int USERS = 50;
    /** How often each generated request is sent: once as it is, then each time with other known values. */
    private static final int REPETITIONS = 7;

    private final String service;
    private final Map<String, List<String>> known;
    private final JsonNode document;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> schemaOf = new ConcurrentHashMap<>();
    private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();

    /** @param known JSON literals by parameter or field name */
    public GeneratedRequests(String service, Map<String, List<String>> known) {
        this.service = service;
        this.known = known;
        String text = given().auth()
                .oauth2(TestStack.token("dpo"))
                .accept("application/json")
                .get("/api/v1/" + service + "/openapi?format=json")
                .asString();
        this.document = read(text);
        this.schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(DOCUMENT, text)));
    }

    /** A generated request and the role that sends it. */
    private record Call(String operation, String path, String role, HttpRequest request, String body) {
        @Override
        public String toString() {
            return "%s as %s: %s %s".formatted(operation + " " + path, role, request.uri(), body);
        }
    }

    /**
     * Sends at least this number of requests. Fails with the first invalid responses. With the command {@code fuzz} it sends the number of the command
     * instead, goes on where the last run stopped, and fails if a log line or a record of a topic has personal data.
     */
    public void send(int atLeast, long seed) throws InterruptedException {
        if (!FuzzPosition.isFuzzing()) {
            send(atLeast, new FuzzPosition(seed));
            return;
        }
        FuzzPosition position = FuzzPosition.stored(service, seed);
        try (PersonalDataWatch watch = PersonalDataWatch.of(known)) {
            send(FuzzPosition.wanted(), position);
            assertThat(watch.findings()).as("personal data in logs and topics").isEmpty();
        }
    }

    private void send(int atLeast, FuzzPosition position) throws InterruptedException {
        SystemTestDef tests = TcasesOpenApiIO.getRequestTests(new ByteArrayInputStream(asVersion30()), "json", null);
        int sent = 0;
        while (sent < atLeast) {
            Random random = position.random();
            ResolverContext context = new ResolverContext("generated");
            context.setRandom(new Random(random.nextLong()));
            List<Call> calls = new ArrayList<>();
            for (RequestCase made : RequestCases.realizeRequestCases(RequestCases.getRequestCases(tests, context))
                    .getRequestCases()) {
                for (int time = 0; time < REPETITIONS; time++) {
                    calls.add(call(made, time == 0 ? 0 : 0.7, random));
                }
            }
            try (var executor = Executors.newFixedThreadPool(THREADS)) {
                executor.invokeAll(calls.stream()
                        .map(one -> Executors.callable(() -> send(one)))
                        .toList());
            }
            sent += calls.size();
            assertThat(findings).as("round %s", position).isEmpty();
            position.advance(calls.size());
        }
        assertThat(findings).as("of %d answers", sent).isEmpty();
        assertThat(sent).isGreaterThanOrEqualTo(atLeast);
    }

    private Call call(RequestCase made, double share, Random random) {
        String path = made.getPath();
        StringBuilder query = new StringBuilder();
        for (ParamData parameter : made.getParams()) {
            boolean isKnown = known.containsKey(parameter.getName()) && random.nextDouble() < share;
            String value = isKnown
                    ? read(oneOf(known.get(parameter.getName()), random)).asText()
                    : SimpleValueEncoder.encode(
                            parameter, parameter.getLocation() == Location.PATH ? Component.PATH : Component.QUERY);
            if (parameter.getLocation() == Location.PATH) {
                path = path.replace("{" + parameter.getName() + "}", value.isEmpty() ? "-" : value);
            } else if (parameter.getLocation() == Location.QUERY && parameter.getType() != Type.NULL) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append(parameter.getName())
                        .append('=')
                        .append(value);
            }
        }
        String role = role(made, random);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + path + query))
                .header("Authorization", "Bearer " + token(role, random));
        String body = null;
        if (made.getBody() == null) {
            request.method(made.getOperation().toUpperCase(Locale.ROOT), BodyPublishers.noBody());
        } else {
            body = body(made, share, random);
            String type = made.getBody().getMediaType();
            request.header("Content-Type", type == null ? "application/json" : type)
                    .method(made.getOperation().toUpperCase(Locale.ROOT), BodyPublishers.ofString(body));
        }
        return new Call(made.getOperation(), made.getPath(), role, request.build(), body);
    }

    /** The token of a random user, so that no user exceeds a limit. */
    private String token(String role, Random random) {
        String user = role + "-" + random.nextInt(USERS);
        return switch (role) {
            case "partner" -> TestStack.partnerToken(user, "Sundhedsforvaltningen", KINDS_OF_PARTNER, "*");
            case "subscriber" -> TestStack.subscriberToken(user, TOPICS);
            default -> TestStack.token(role, user, "*");
        };
    }

    private String body(RequestCase made, double share, Random random) {
        if (made.getBody().getValue() == null) {
            return "";
        }
        JsonNode body = json(made.getBody().getValue());
        plant(body, share, random);
        return body.toString();
    }

    /** Replaces the writer of Tcases, which loads its JSON library for each value. */
    private static JsonNode json(DataValue<?> value) {
        if (value.getValue() instanceof Map<?, ?> fields) {
            ObjectNode object = JSON.createObjectNode();
            fields.forEach((name, field) -> object.set((String) name, json((DataValue<?>) field)));
            return object;
        }
        if (value.getValue() instanceof List<?> items) {
            return JSON.createArrayNode()
                    .addAll(items.stream()
                            .map(item -> json((DataValue<?>) item))
                            .toList());
        }
        return JSON.valueToTree(value.getValue());
    }

    private void plant(JsonNode node, double share, Random random) {
        if (node instanceof ObjectNode object) {
            for (String field : known.keySet()) {
                if (object.has(field) && random.nextDouble() < share) {
                    object.set(field, read(oneOf(known.get(field), random)));
                }
            }
        }
        node.forEach(child -> plant(child, share, random));
    }

    /** A permitted role in most cases. */
    private String role(RequestCase made, Random random) {
        List<String> may = new ArrayList<>();
        operation(made.getPath(), made.getOperation())
                .path("security")
                .forEach(alternative -> alternative.path("SecurityScheme").forEach(role -> may.add(role.textValue())));
        return may.isEmpty() || random.nextInt(20) == 0 ? "steering" : oneOf(may, random);
    }

    private void send(Call call) {
        try {
            HttpResponse<String> response = client.send(call.request(), BodyHandlers.ofString());
            String fault = fault(call, response);
            if (fault != null && findings.size() < MAX_FINDINGS) {
                findings.add(response.statusCode() + " " + fault + " - " + call + " -> " + response.body());
            }
        } catch (IOException broken) {
            findings.add("no response: " + call);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private String fault(Call call, HttpResponse<String> response) {
        if (response.statusCode() >= 500) {
            return "is a failure";
        }
        JsonNode responses = operation(call.path(), call.operation()).path("responses");
        String status = String.valueOf(response.statusCode());
        if (response.statusCode() == 204) {
            return responses.has(status) ? null : "is not documented";
        }
        String key = responses.has(status) ? status : "default";
        String type = response.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", "");
        if (!responses.path(key).path("content").has(type)) {
            return "is of the type " + type + " that the document does not have for it";
        }
        if (!type.endsWith("json")) {
            return null;
        }
        List<com.networknt.schema.Error> errors = schema(call, key, type)
                .validate(
                        response.body(),
                        InputFormat.JSON,
                        run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)));
        return errors.isEmpty() ? null : errors.toString();
    }

    private Schema schema(Call call, String status, String type) {
        String place =
                "#/paths/" + escaped(call.path()) + "/" + call.operation().toLowerCase(Locale.ROOT) + "/responses/"
                        + status + "/content/" + escaped(type) + "/schema";
        return schemaOf.computeIfAbsent(place, pointer -> schemas.getSchema(SchemaLocation.of(DOCUMENT + pointer)));
    }

    private static String escaped(String part) {
        return part.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D");
    }

    private JsonNode operation(String path, String operation) {
        return document.path("paths").path(path).path(operation.toLowerCase(Locale.ROOT));
    }

    /** Converts to OpenAPI 3.0 for Tcases. In requests, 3.1 differs only in nullable types. */
    private byte[] asVersion30() {
        ObjectNode copy = document.deepCopy();
        copy.put("openapi", "3.0.3");
        lower(copy);
        return copy.toString().getBytes(UTF_8);
    }

    private static void lower(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("examples");
            if (object.path("type").isArray()) {
                String type = object.get("type").get(0).textValue();
                object.put(
                        "type", type.equals("null") ? object.get("type").get(1).textValue() : type);
                object.put("nullable", true);
            }
            lowerNullableReference(object);
        }
        node.forEach(GeneratedRequests::lower);
    }

    /** A reference or null becomes the reference. Tcases fails on the alternative if another request has the same reference without null. */
    private static void lowerNullableReference(ObjectNode object) {
        JsonNode alternatives = object.path("anyOf");
        if (alternatives.size() == 2
                && alternatives.get(0).has("$ref")
                && alternatives.get(1).path("type").asText().equals("null")) {
            JsonNode reference = alternatives.get(0).get("$ref");
            object.removeAll();
            object.set("$ref", reference);
        }
    }

    private static String oneOf(List<String> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
