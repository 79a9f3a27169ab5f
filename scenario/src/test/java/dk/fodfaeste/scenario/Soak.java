package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.test.StartsProcesses;
import dk.fodfaeste.scenario.SoakHistory.Outcome;
import dk.fodfaeste.scenario.SoakHistory.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/**
 * {@code ./fodfaeste soak [N]}: N kills ({@code -9}) of random parts of a stack with three replicas, in the middle of a load of commands. The
 * history of every command and answer is compared with what is recorded at the end: nothing is lost, nothing is doubled, and the figures are those
 * counted from the history. {@code -Dsoak.kills=N}, {@code -Dsoak.seed=S}.
 */
@StartsProcesses
class Soak {
    private static final int KILLS = Integer.getInteger("soak.kills", 100);
    private static final long SEED = Long.getLong("soak.seed", System.currentTimeMillis());
    private static final int WORKERS = 4;
    /** So many acknowledged commands are between two kills. */
    private static final int COMMANDS_BETWEEN = 20;

    private static final Path RESULTS = Path.of("target");
    private static final Duration TOKEN_AGE = Duration.ofMinutes(1);
    private static final String FIGURE =
            "{\"cohort\":%d,\"notDue\":0,\"pending\":0,\"recorded\":%d,\"lost\":%d,\"excluded\":0,\"successes\":%d}";

    private final SoakHistory history = new SoakHistory();
    private final Random random = new Random(SEED);
    private final Map<String, Integer> kills = new TreeMap<>();
    private final String code = "soak-" + Long.toHexString(SEED);
    private Stack stack;
    private String token;
    private Instant tokenAt = Instant.MIN;

    @Test
    void no_command_is_lost_or_doubled_by_kills() throws Exception {
        Instant begun = Instant.now();
        Files.createDirectories(RESULTS);
        stack = Stack.start(3);
        try {
            stack.as("admin")
                    .put("/api/v1/initiatives/" + code, Cohorts.likeSydhavnen(code))
                    .ok();
            try {
                killDuringLoad();
                check(begun);
            } finally {
                history.write(RESULTS.resolve("soak-history.csv"));
            }
        } finally {
            stack.close();
        }
    }

    private void killDuringLoad() throws Exception {
        List<SoakWorker> workers = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            Supplier<Api> lead = this::lead;
            for (int number = 1; number <= WORKERS; number++) {
                SoakWorker worker = new SoakWorker(number, code, lead, history);
                workers.add(worker);
                running.add(threads.submit(worker));
            }
            try {
                for (int kill = 0; kill < KILLS; kill++) {
                    awaitCommands(running);
                    String part = nextVictim();
                    history.killed(part);
                    kills.merge(part, 1, Integer::sum);
                    stack.kill(part);
                }
                awaitCommands(running);
            } finally {
                workers.forEach(SoakWorker::stop);
            }
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private void awaitCommands(List<Future<?>> running) {
        int before = history.acknowledged();
        await().until(() -> history.acknowledged() >= before + COMMANDS_BETWEEN
                || running.stream().anyMatch(Future::isDone));
    }

    /** A running part: a replica, one whose relay publishes, PostgreSQL or Kafka. */
    private String nextVictim() {
        String part = switch (random.nextInt(8)) {
            case 0 -> "postgresql";
            case 1 -> "kafka";
            case 2 -> stack.relayHolder("participant").orElse("participant-service");
            case 3 -> stack.relayHolder("outcome").orElse("outcome-service");
            default -> {
                String service = List.of("participant-service", "outcome-service", "reporting-service")
                        .get(random.nextInt(3));
                List<String> replicas = stack.replicas(service);
                yield replicas.get(random.nextInt(replicas.size()));
            }
        };
        await().until(() -> stack.part(part).hasNonNull("pid"));
        return part;
    }

    /** Tokens of the stand-in provider last for minutes. */
    private synchronized Api lead() {
        if (tokenAt.isBefore(Instant.now().minus(TOKEN_AGE))) {
            token = stack.token("lead");
            tokenAt = Instant.now();
        }
        return new Api("http://localhost:" + stack.port, token);
    }

    private void check(Instant begun) throws IOException {
        for (JsonNode part : stack.status()) {
            String name = part.get("part").textValue();
            await().pollInterval(Duration.ofSeconds(2))
                    .until(() -> stack.part(name).get("ready").booleanValue());
        }
        assertThat(history.refusals()).isEmpty();
        Map<String, JsonNode> enrolments = all("/api/v1/enrolments", "caseNumber");
        Map<String, JsonNode> byId = new HashMap<>();
        enrolments.values().forEach(one -> byId.put(one.get("enrolmentId").textValue(), one));
        List<JsonNode> exited = enrolments.values().stream()
                .filter(one -> one.hasNonNull("exitedOn"))
                .toList();
        await().pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        assertThat(all("/api/v1/follow-ups", "enrolmentId")).hasSize(exited.size()));
        Map<String, JsonNode> followUps = all("/api/v1/follow-ups", "enrolmentId");

        for (String caseNumber : history.cases()) {
            JsonNode enrolment = enrolments.get(caseNumber);
            boolean isExited = enrolment != null && enrolment.hasNonNull("exitedOn");
            JsonNode followUp =
                    isExited ? followUps.get(enrolment.get("enrolmentId").textValue()) : null;
            int recordings = followUp == null ? 0 : followUp.get("version").intValue();
            assertDone(caseNumber, Step.REGISTERED, enrolment != null);
            assertDone(caseNumber, Step.EXITED, isExited);
            assertDone(caseNumber, Step.RECORDED, recordings > 0);
            assertThat(recordings).as(caseNumber).isLessThanOrEqualTo(1);
            if (enrolment != null) {
                assertThat(enrolment.get("version").intValue()).as(caseNumber).isEqualTo(isExited ? 2 : 1);
            }
        }
        assertThat(enrolments.keySet()).isSubsetOf(history.cases());
        assertEvents(Topics.ENROLMENTS, versions(byId));
        assertEvents(Topics.OUTCOMES, versions(recorded(followUps)));
        String figure = awaitFigures(enrolments, followUps);
        report(begun, enrolments.size(), figure);
    }

    /** An acknowledged command is done; a command that was not sent is not; the unknown ones may be either. */
    private void assertDone(String caseNumber, Step step, boolean isDone) {
        Outcome outcome = history.outcome(caseNumber, step);
        if (outcome != Outcome.UNKNOWN) {
            assertThat(isDone).as("%s %s %s", caseNumber, step, outcome).isEqualTo(outcome == Outcome.ACKNOWLEDGED);
        }
    }

    /** All items of the initiative; no key occurs twice. */
    private Map<String, JsonNode> all(String path, String key) {
        Map<String, JsonNode> items = new HashMap<>();
        String after = "";
        do {
            JsonNode page =
                    lead().get(path + "?limit=500&initiative=" + code + after).ok();
            page.get("items")
                    .forEach(item -> assertThat(items.put(item.get(key).textValue(), item))
                            .as("a second %s", item.get(key))
                            .isNull());
            after = page.hasNonNull("next") ? "&after=" + page.get("next").textValue() : null;
        } while (after != null);
        return items;
    }

    private static Map<String, JsonNode> recorded(Map<String, JsonNode> followUps) {
        Map<String, JsonNode> recorded = new HashMap<>(followUps);
        recorded.values().removeIf(one -> one.get("version").intValue() == 0);
        return recorded;
    }

    private static Map<String, Set<Integer>> versions(Map<String, JsonNode> items) {
        Map<String, Set<Integer>> versions = new HashMap<>();
        items.forEach((key, item) -> {
            Set<Integer> all = new TreeSet<>();
            for (int version = 1; version <= item.get("version").intValue(); version++) {
                all.add(version);
            }
            versions.put(key, all);
        });
        return versions;
    }

    /** Each version was published; a repeated event counts once. */
    private void assertEvents(String topic, Map<String, Set<Integer>> expected) {
        await().pollInterval(Duration.ofSeconds(2)).untilAsserted(() -> {
            Map<String, Set<Integer>> published = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> event : Topics.read(
                    stack.kafka(), topic, event -> Topics.text(event.value()).contains(code))) {
                JsonNode body = Api.JSON.readTree(event.value());
                published
                        .computeIfAbsent(body.get("enrolmentId").textValue(), _ -> new TreeSet<>())
                        .add(body.get("version").intValue());
            }
            assertThat(published).isEqualTo(expected);
        });
    }

    /** Counted from the cases: the exits, the statuses, and every fourth person as a success. */
    private String awaitFigures(Map<String, JsonNode> enrolments, Map<String, JsonNode> followUps) {
        int cohort = 0;
        int recorded = 0;
        int successes = 0;
        for (Map.Entry<String, JsonNode> one : enrolments.entrySet()) {
            JsonNode followUp = followUps.get(one.getValue().get("enrolmentId").textValue());
            cohort += one.getValue().hasNonNull("exitedOn") ? 1 : 0;
            if (followUp != null && followUp.get("version").intValue() > 0) {
                recorded++;
                int person = Integer.parseInt(one.getKey().substring(code.length() + 1));
                successes += SoakWorker.status(person).equals("EDUCATION") ? 1 : 0;
            }
        }
        String expected = FIGURE.formatted(cohort, recorded, cohort - recorded, successes);
        await().pollInterval(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(new Api("http://localhost:" + stack.port, stack.token("analyst"))
                                .get("/api/v1/rates/" + code + "?from=2024-01-01&to=2024-12-31")
                                .ok()
                                .get("counts"))
                        .hasToString(expected));
        return expected;
    }

    private void report(Instant begun, int enrolments, String figure) throws IOException {
        String text = """
                Soak: %d kills in %d minutes (seed %d): %s
                %d commands acknowledged, %d answers unknown, of these %d commands never resolved; %d enrolments
                Nothing lost, nothing doubled. Figures as counted: %s
                """.formatted(
                        kills.values().stream().mapToInt(Integer::intValue).sum(),
                        Duration.between(begun, Instant.now()).toMinutes(),
                        SEED,
                        kills,
                        history.acknowledged(),
                        history.unknown(),
                        history.unresolved(),
                        enrolments,
                        figure);
        Files.writeString(RESULTS.resolve("soak.txt"), text);
    }
}
