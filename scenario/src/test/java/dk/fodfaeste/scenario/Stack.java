package dk.fodfaeste.scenario;

import static dk.fodfaeste.local.test.Waits.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.local.Ports;
import dk.fodfaeste.local.RunningStack;
import dk.fodfaeste.local.test.StartLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The stack of {@code ./fodfaeste} in a temporary directory. As a JUnit extension it starts once and ends after the last test. */
final class Stack implements BeforeAllCallback, AutoCloseable {

    private static Stack shared;

    final Path data;
    final int port;
    private final int replicas;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile String kafka;

    /** For JUnit. The shared stack is {@link #running}. */
    Stack() {
        this(null, 0, 1);
    }

    private Stack(Path data, int port, int replicas) {
        this.data = data;
        this.port = port;
        this.replicas = replicas;
    }

    static Stack start() {
        return start(1);
    }

    /** @param replicas processes of each service */
    static Stack start(int replicas) {
        try {
            Stack stack = new Stack(Files.createTempDirectory("fodfaeste-scenario"), Ports.free(), replicas);
            stack.up();
            return stack;
        } catch (IOException noRoom) {
            throw new UncheckedIOException(noRoom);
        }
    }

    /** Starts a stack on existing data. {@link #close} deletes them. */
    static Stack startOn(Path data) {
        Stack stack = new Stack(data, Ports.free(), 1);
        stack.up();
        return stack;
    }

    static Stack running() {
        return shared;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Stack.class, first -> shared = start(), Stack.class);
    }

    void up() {
        up(Map.of());
    }

    /** @param environment of the launcher and its processes */
    void up(Map<String, String> environment) {
        kafka = null;
        tokens.clear();
        Instant begun = Instant.now();
        Commands.Result up = Commands.run(
                environment,
                "up",
                "--detach",
                "--replicas",
                String.valueOf(replicas),
                "--port",
                String.valueOf(port),
                "--data",
                data.toString());
        assertThat(up.exitCode()).as(up.err() + up.out()).isZero();
        StartLog.started("the whole stack", begun);
    }

    void down() {
        Commands.Result down = Commands.run("down", "--data", data.toString());
        assertThat(down.exitCode()).as(down.err()).isZero();
    }

    @Override
    public void close() {
        down();
        try (Stream<Path> left = Files.walk(data)) {
            left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    Api as(String persona) {
        return new Api("http://localhost:" + port, tokens.computeIfAbsent(persona, this::token));
    }

    /** Like {@link #as}, at the own address of one part. */
    Api at(String part, String persona) {
        return new Api(part(part).get("address").textValue(), tokens.computeIfAbsent(persona, this::token));
    }

    /** The names of the replicas of a service; of another part its own name. */
    List<String> replicas(String part) {
        List<String> names = new ArrayList<>();
        status().forEach(one -> {
            String name = one.get("part").textValue();
            if (name.matches(part + "(-[0-9])?")) {
                names.add(name);
            }
        });
        return names;
    }

    /**
     * The replica whose relay publishes the events of a service.
     *
     * @param database participant or outcome
     */
    Optional<String> relayHolder(String database) {
        try (Connection owner = RunningStack.database(data, database);
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("""
                        select application_name from pg_locks l join pg_stat_activity a using (pid)
                         where l.locktype = 'advisory' and l.granted and a.datname = current_database()
                           and l.classid::bigint = x'666f6466'::bigint and l.objid::bigint = x'61657374'::bigint""")) {
            if (!row.next()) {
                return Optional.empty();
            }
            String port = row.getString(1).replaceAll(".* ", ":");
            return replicas(database + "-service").stream()
                    .filter(replica -> part(replica).get("address").textValue().endsWith(port))
                    .findFirst();
        } catch (SQLException away) {
            return Optional.empty();
        }
    }

    Api anonymous() {
        return new Api("http://localhost:" + port, null);
    }

    String token(String persona) {
        return RunningStack.token(data, persona);
    }

    JsonNode status() {
        return RunningStack.status(data);
    }

    JsonNode part(String name) {
        for (JsonNode part : status()) {
            if (part.get("part").textValue().equals(name)) {
                return part;
            }
        }
        throw new AssertionError("no part " + name);
    }

    /** The address of Kafka, which stays the same after a restart. It is cached. */
    String kafka() {
        if (kafka == null) {
            kafka = part("kafka").get("address").textValue();
        }
        return kafka;
    }

    /** Kills the part like {@code kill -9} and returns its process id. */
    long kill(String name) {
        long pid = part(name).get("pid").longValue();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        return pid;
    }

    void signal(String signal, String part) {
        try {
            long pid = part(part).get("pid").longValue();
            assertThat(new ProcessBuilder("kill", "-" + signal, String.valueOf(pid))
                            .start()
                            .waitFor())
                    .isZero();
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** Waits until another process than the killed one is ready. */
    void awaitRestart(String name, long killed) {
        await().pollInterval(Duration.ofSeconds(2)).until(() -> {
            JsonNode part = part(name);
            return part.get("ready").booleanValue() && part.get("pid").longValue() != killed;
        });
    }
}
