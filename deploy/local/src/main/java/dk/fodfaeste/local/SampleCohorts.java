package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Five initiatives, 294 made-up enrolments and the grants of the budget notes, loaded as a municipality loads its own: over HTTP, by users with roles. */
final class SampleCohorts {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Duration STILL = Duration.ofSeconds(2);

    private final String address;
    private final String admin;
    private final String lead;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Copenhagen"));
    private final JsonNode initiatives = initiatives();

    SampleCohorts(String address, LocalIdentity identity) {
        this.address = address;
        this.admin = identity.token(Persona.ADMIN);
        this.lead = identity.token(Persona.LEAD);
    }

    /** Loads what is missing and waits until the figures contain it. Loading again changes nothing. */
    void load() throws InterruptedException {
        for (var initiative : initiatives) {
            register((ObjectNode) initiative.deepCopy());
        }
        var enrolments = bring("/api/v1/enrolments/import", "enrolments.csv", lead);
        var statuses = bring("/api/v1/statuses/import", "statuses.csv", lead);
        var isNew =
                enrolments.get("accepted").asLong() + statuses.get("accepted").asLong() > 0;
        var isWhole = enrolments.get("rejectedCount").asLong()
                        + statuses.get("rejectedCount").asLong()
                == 0;
        awaitFigures(isNew && isWhole ? expected() : Map.of());
        // reporting-service knows the initiatives now, because they have figures, so it accepts their grants.
        bring("/api/v1/grants/import", "grants.csv", admin);
    }

    /** Each initiative's rate over its whole time until today, as a line in Danish. */
    List<String> rates() {
        var lines = new ArrayList<String>();
        for (var initiative : initiatives) {
            lines.add(initiative.get("name").asText() + ": " + sentence(figure(initiative)));
        }
        return lines;
    }

    private void register(ObjectNode initiative) {
        var path = "/api/v1/initiatives/" + initiative.remove("code").asText();
        if (Http.send(request(path, admin).GET().build()).statusCode() == 200) {
            // A user may have revised it; the demo does not undo that.
            return;
        }
        ok(request(path, admin)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(initiative.toString()))
                .build());
    }

    private JsonNode bring(String path, String file, String token) {
        var answer = ok(request(path, token)
                .header("Content-Type", "text/csv; charset=UTF-8")
                .POST(HttpRequest.BodyPublishers.ofByteArray(resource(file)))
                .build());
        if (answer.get("rejectedCount").asLong() > 0) {
            System.err.println(file + ": " + answer.get("rejectedCount") + " linjer blev afvist, den første: "
                    + answer.at("/rejected/0/problem").asText());
        }
        return answer;
    }

    /** Waits for the events: all enrolments are counted and the figures no longer change. */
    private void awaitFigures(Map<String, Expected> expected) throws InterruptedException {
        var deadline = System.nanoTime() + WaitLimit.VALUE.toNanos();
        var before = figures();
        var since = System.nanoTime();
        while (System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(200);
            var now = figures();
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            }
            var complete = now.values().stream().noneMatch(JsonNode::isMissingNode)
                    && expected.entrySet().stream().allMatch(it -> it.getValue().isReachedBy(now.get(it.getKey())));
            if (complete && System.nanoTime() - since > STILL.toNanos()) {
                return;
            }
        }
        System.err.println("Tallene er måske ikke faldet til ro endnu.");
    }

    private Map<String, JsonNode> figures() {
        var figures = new HashMap<String, JsonNode>();
        for (var initiative : initiatives) {
            var figure = figure(initiative);
            if (figure instanceof ObjectNode known) {
                known.remove("knownAt");
            }
            figures.put(initiative.get("code").asText(), figure);
        }
        return figures;
    }

    /** Missing until reporting-service has received the initiative. */
    private JsonNode figure(JsonNode initiative) {
        var query = "?measure=" + initiative.at("/measures/0/code").asText() + "&from="
                + initiative.get("runsFrom").asText() + "&to=" + today;
        var request = request("/api/v1/rates/" + initiative.get("code").asText() + query, lead)
                .GET()
                .build();
        var response = Http.send(request);
        return response.statusCode() == 404 ? MissingNode.getInstance() : ok(request, response);
    }

    /** The counts of a complete figure: enrolments with an anchor date, and follow-ups with a known status. */
    private record Expected(long cohort, long known) {

        Expected plus(Expected more) {
            return new Expected(cohort + more.cohort, known + more.known);
        }

        boolean isReachedBy(JsonNode figure) {
            var counts = figure.get("counts");
            return counts.get("cohort").asLong() >= cohort
                    && counts.get("recorded").asLong() + counts.get("excluded").asLong() >= known;
        }
    }

    private Map<String, Expected> expected() {
        var initiativeOf = new HashMap<String, String>();
        var expected = new HashMap<String, Expected>();
        for (var line : lines("enrolments.csv")) {
            initiativeOf.put(line[0], line[3]);
            var hasAnchor = countsFromStart(line[3]) || !line[6].isBlank();
            expected.merge(line[3], new Expected(hasAnchor ? 1 : 0, 0), Expected::plus);
        }
        for (var line : lines("statuses.csv")) {
            expected.merge(initiativeOf.get(line[0]), new Expected(0, line[3].equals("LOST") ? 0 : 1), Expected::plus);
        }
        return expected;
    }

    private static List<String[]> lines(String file) {
        return new String(resource(file), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(";", -1))
                .toList();
    }

    private boolean countsFromStart(String code) {
        for (var initiative : initiatives) {
            if (initiative.get("code").asText().equals(code)) {
                return initiative.at("/measures/0/anchor").asText().equals("START");
            }
        }
        return false;
    }

    static String sentence(JsonNode figure) {
        if (figure.isMissingNode() || figure.get("percent").isNull()) {
            return "ingen data endnu";
        }
        var target = figure.get("target");
        return "%d/%d = %s %% mod målsætning %s %%: %s%s"
                .formatted(
                        figure.at("/counts/successes").asLong(),
                        figure.get("denominator").asLong(),
                        danish(figure.get("percent").decimalValue().setScale(1, RoundingMode.HALF_UP)),
                        danish(target.get("percent").decimalValue().stripTrailingZeros()),
                        target.get("reached").asBoolean() ? "nået" : "ikke nået",
                        figure.get("provisional").asBoolean() ? " (foreløbig)" : "");
    }

    private static String danish(BigDecimal number) {
        return number.toPlainString().replace('.', ',');
    }

    private HttpRequest.Builder request(String path, String token) {
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
        return json(response.body());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode initiatives() {
        return json(new String(resource("initiatives.json"), StandardCharsets.UTF_8));
    }

    private static byte[] resource(String name) {
        try (var in = SampleCohorts.class.getResourceAsStream("/sample/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
