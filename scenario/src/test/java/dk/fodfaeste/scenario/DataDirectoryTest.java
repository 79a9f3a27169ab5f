package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** A data directory through restarts, a rotation of keys, a crash, and restores of a backup, and Kafka of a backup without its databases. */
@StartsProcesses
class DataDirectoryTest {
    private static final String INITIATIVE = "erasing";
    private static final String CPR = "6101809876";
    private static final String NAME = "Attrapine Slettesen";
    private static final String CASE = "SLET-0001";
    private static final String EXIT_JUSTIFICATION = "Attrapine ringede: dagen efter";
    private static final String STATUS_JUSTIFICATION = "Attrapine er alligevel i gang";

    private final Map<String, String> tokens = new HashMap<>();
    private Stack stack;
    private String enrolment;
    private String followUp;

    @Test
    void recorded_data_stays_and_an_erased_person_stays_erased() throws IOException {
        try (Stack own = Stack.start()) {
            stack = own;
            registerAndRecord();
            assertThat(counts().get("successes").intValue()).isEqualTo(1);
            List<JsonNode> figures = figures();

            List<Long> before = pids();
            down();
            assertThat(before).noneMatch(pid -> isAlive(pid));
            Path backup = own.data.resolve("backup");
            run("backup", backup.toString());
            rotateKeys();
            up();
            assertDataPresent();
            awaitRewrappedKeys();

            erase();
            awaitIgnoringExceptions().untilAsserted(this::assertErased);
            awaitIgnoringExceptions().untilAsserted(() -> assertThat(figures()).isEqualTo(figures));

            List<Long> orphans = pids();
            own.kill("launcher");
            down();
            assertThat(orphans).noneMatch(pid -> isAlive(pid));
            assertThat(own.data).exists();
            assertNoFileIdentifiesThePerson();

            up();
            recordAnother();
            awaitCounts(2, 2);
            List<JsonNode> figuresOfTwo = figures();
            down();
            replaceKafkaByHand(backup);
            assertRefused();
            restore(backup, "--only", "kafka,reporting");
            awaitIgnoringExceptions().untilAsserted(() -> assertThat(figures()).isEqualTo(figuresOfTwo));
            restore(backup, "--only", "outcome");
            awaitCounts(2, 1);
            restore(backup, "--only", "participant");
            awaitIgnoringExceptions().untilAsserted(() -> assertThat(figures()).isEqualTo(figures));
            awaitIgnoringExceptions().untilAsserted(this::assertErased);
            restore(backup);
            awaitIgnoringExceptions().untilAsserted(this::assertErased);
            awaitIgnoringExceptions().untilAsserted(() -> assertThat(figures()).isEqualTo(figures));

            List<Long> left = pids();
            own.kill("launcher");
            up();
            List<Long> running = pids();
            awaitIgnoringExceptions()
                    .until(() -> left.stream().noneMatch(pid -> isAlive(pid) && !running.contains(pid)));
            assertThat(initiative().status()).isEqualTo(200);
            awaitIgnoringExceptions().untilAsserted(this::assertErased);
        }
    }

    private void rotateKeys() {
        Path keys = stack.data.resolve("keys/participant-service.properties");
        assertThat(Commands.run("keys", "rotate", keys.toString()).exitCode()).isZero();
    }

    private void assertDataPresent() {
        assertThat(initiative().ok().get("version").intValue()).isEqualTo(1);
        assertThat(as("lead")
                        .post("/api/v1/enrolments/search", "{\"caseNumber\":\"" + CASE + "\"}")
                        .ok()
                        .at("/items/0/caseNumber")
                        .textValue())
                .isEqualTo(CASE);
        assertThat(as("lead").get(followUp).ok().at("/history/1/because").textValue())
                .isEqualTo(STATUS_JUSTIFICATION);
    }

    private Api.Response initiative() {
        return as("admin").get("/api/v1/initiatives/" + INITIATIVE);
    }

    private void awaitRewrappedKeys() {
        Path log = stack.data.resolve("logs/participant-service.log");
        awaitIgnoringExceptions()
                .until(() -> Files.readString(log).contains("1 data keys were wrapped by the newest key"));
    }

    /** A person, their exit and their status, all after the backup. */
    private void recordAnother() {
        as("lead")
                .importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER + "SENERE-1;1102751234;Senere Attrap;" + INITIATIVE
                                + ";konsulent1;2023-06-01;2024-02-15;GOT_JOB\n")
                .ok();
        awaitIgnoringExceptions().until(() -> counts().get("cohort").intValue() == 2);
        as("lead")
                .importCsv(
                        "/api/v1/statuses/import",
                        "caseNumber;measure;statusDate;status;weeklyHours;source\n"
                                + "SENERE-1;employment-or-education;;EDUCATION;;PERSON\n")
                .ok();
    }

    private void awaitCounts(int cohort, int successes) {
        awaitIgnoringExceptions().untilAsserted(() -> {
            assertThat(counts().get("cohort").intValue()).isEqualTo(cohort);
            assertThat(counts().get("successes").intValue()).isEqualTo(successes);
        });
    }

    /** Stops the stack if it runs, restores and starts it. */
    private void restore(Path backup, String... only) {
        down();
        run(Stream.concat(Stream.of("restore", backup.toString()), Stream.of(only))
                .toArray(String[]::new));
        up();
    }

    private void run(String... arguments) {
        Commands.Result result =
                Commands.run(Stream.concat(Stream.of(arguments), Stream.of("--data", stack.data.toString()))
                        .toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private void replaceKafkaByHand(Path backup) throws IOException {
        Path topics = stack.data.resolve("kafka/data");
        delete(topics);
        copy(backup.resolve("kafka"), topics);
    }

    /** The start fails, or a service says soon after it that it is not ready. */
    private void assertRefused() throws IOException {
        Commands.Result up =
                Commands.run("up", "--detach", "--port", String.valueOf(stack.port), "--data", stack.data.toString());
        if (up.exitCode() != 0) {
            assertThat(up.err()).contains("Run ./fodfaeste restore.");
        } else {
            tokens.clear();
            awaitIgnoringExceptions()
                    .until(() -> Stream.of("participant", "outcome", "reporting")
                            .allMatch(name -> isNotReady(name + "-service")));
            assertThat(Files.readString(stack.data.resolve("logs/participant-service.log")))
                    .contains("Stopped publishing events:", "Kafka is older than the database.");
            assertThat(Files.readString(stack.data.resolve("logs/reporting-service.log")))
                    .contains("Kafka was restored from an older backup.");
        }
    }

    private boolean isNotReady(String service) {
        return new Api(stack.part(service).get("address").textValue(), null)
                        .get("/q/health/ready")
                        .status()
                == 503;
    }

    private void registerAndRecord() {
        as("admin")
                .put("/api/v1/initiatives/" + INITIATIVE, Cohorts.likeSydhavnen(INITIATIVE))
                .ok();
        as("lead")
                .importCsv(
                        "/api/v1/enrolments/import",
                        Cohorts.ENROLMENTS_HEADER
                                + String.join(
                                        ";",
                                        CASE,
                                        CPR,
                                        NAME,
                                        INITIATIVE,
                                        "konsulent1",
                                        "2023-06-01",
                                        "2024-01-15",
                                        "GOT_JOB")
                                + "\n")
                .ok();
        JsonNode found = as("lead")
                .post("/api/v1/enrolments/search", "{\"cpr\":\"" + CPR + "\"}")
                .ok()
                .get("items")
                .get(0);
        enrolment = "/api/v1/enrolments/" + found.get("enrolmentId").textValue();
        followUp = "/api/v1/follow-ups/" + found.get("enrolmentId").textValue() + "/employment-or-education";
        as("lead")
                .post(enrolment + "/exit/correction", """
                {"exitedOn":"2024-01-16","reason":"GOT_JOB","because":"%s","expectedVersion":2}""".formatted(EXIT_JUSTIFICATION))
                .ok();
        awaitIgnoringExceptions()
                .until(() -> as("lead").get(followUp).status() == 200
                        && as("lead")
                                .get(followUp)
                                .ok()
                                .get("dueOn")
                                .textValue()
                                .equals("2024-03-16"));
        as("lead").post(followUp + "/status", """
                {"statuses":["UNEMPLOYED"],"source":"PERSON","expectedVersion":0}""").ok();
        as("lead")
                .post(followUp + "/correction", """
                {"statuses":["EDUCATION"],"source":"PERSON","because":"%s","expectedVersion":1}""".formatted(STATUS_JUSTIFICATION))
                .ok();
        awaitIgnoringExceptions().until(() -> counts().get("successes").intValue() == 1);
    }

    private JsonNode counts() {
        return figure("rates", "").get("counts");
    }

    /** The figures of every kind, without the instant of the request. */
    private List<JsonNode> figures() {
        return Stream.concat(
                        Stream.of(figure("rates", ""), figure("rates", "/rolling"), figure("volumes", "")),
                        Stream.of("STATUS", "EXIT_REASON", "AGE_GROUP")
                                .map(by -> figure("rates", "/breakdown", "&by=" + by)))
                .toList();
    }

    private JsonNode figure(String kind, String of, String... more) {
        ObjectNode figure = (ObjectNode) as("analyst")
                .get("/api/v1/" + kind + "/" + INITIATIVE + of + "?from=2024-01-01&to=2024-12-31&today=2025-01-01"
                        + String.join("", more))
                .ok();
        figure.findParents("knownAt").forEach(owner -> ((ObjectNode) owner).remove("knownAt"));
        return figure;
    }

    private void erase() {
        String ref = as("records")
                .post("/api/v1/participants/search", "{\"cpr\":\"" + CPR + "\"}")
                .ok()
                .get("participantRef")
                .textValue();
        as("records")
                .post("/api/v1/participants/" + ref + "/erasure", "{\"because\":\"The citizen asked for it.\"}")
                .ok();
    }

    private void assertErased() {
        assertThat(as("lead").get(enrolment).status()).isEqualTo(404);
        assertThat(as("lead").get(followUp).status()).isEqualTo(404);
        assertThat(as("lead")
                        .post("/api/v1/enrolments/search", "{\"cpr\":\"" + CPR + "\"}")
                        .ok()
                        .get("items"))
                .isEmpty();
    }

    /** Searches all files of databases, topics and logs. */
    private void assertNoFileIdentifiesThePerson() throws IOException {
        FileScanner scanner =
                new FileScanner(List.of(CPR, NAME, "Attrapine", CASE, EXIT_JUSTIFICATION, STATUS_JUSTIFICATION));
        try (Stream<Path> everything = Files.walk(stack.data)) {
            for (Path file : everything.filter(Files::isRegularFile).toList()) {
                assertThat(scanner.findIn(file)).as("the person in %s", file).isEmpty();
            }
        }
    }

    /** A zombie process has no command. */
    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .isPresent();
    }

    private List<Long> pids() {
        return StreamSupport.stream(stack.status().spliterator(), false)
                .map(part -> part.get("pid").longValue())
                .distinct()
                .toList();
    }

    private void down() {
        assertThat(Commands.run("down", "--data", stack.data.toString()).exitCode())
                .isZero();
    }

    /** Starts the stack again. Old tokens are discarded, because the stand-in provider may sign with new keys. */
    private void up() {
        stack.up();
        tokens.clear();
    }

    private Api as(String persona) {
        return new Api("http://localhost:" + stack.port, tokens.computeIfAbsent(persona, stack::token));
    }

    private static ConditionFactory awaitIgnoringExceptions() {
        return await().ignoreExceptions();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> all = Files.walk(dir)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
