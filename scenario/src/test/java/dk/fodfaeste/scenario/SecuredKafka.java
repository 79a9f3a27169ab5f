package dk.fodfaeste.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.local.ClassArchive;
import dk.fodfaeste.local.Ports;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import kafka.tools.StorageTool;

/**
 * The broker of {@code docker-compose.yml} as a process. It has the same configuration file, and the same scripts create its topics, users
 * and rules. Only ports and directory differ.
 */
final class SecuredKafka implements AutoCloseable {

    static final String ADMINISTRATOR = "admin";
    static final Path SCRIPTS = Commands.HOME.resolve("deploy/kafka");
    static final Path CONTRACTS = Commands.HOME.resolve("contracts/src/main/resources");

    final String address = "127.0.0.1:" + Ports.free();
    final String adminAddress = "127.0.0.1:" + Ports.free();
    final String controller = "127.0.0.1:" + Ports.free();

    private final Path dir;
    private final Map<String, String> passwords = new HashMap<>();
    private final ExternalProcess broker;

    private SecuredKafka(Path dir) {
        this.dir = dir;
        format();
        this.broker = broker().awaitUntil(this::isOpen);
    }

    static SecuredKafka start(Path dir) {
        return new SecuredKafka(dir);
    }

    /** Runs the script of the job {@code topics}. */
    SecuredKafka withTopicsAndApplications() {
        List<String> services = List.of("participant-service", "outcome-service", "reporting-service");
        Map<String, String> environment = environment();
        services.forEach(service ->
                environment.put(service.replace('-', '_').toUpperCase(Locale.ROOT) + "_PASSWORD", password(service)));
        script(environment, null, SCRIPTS.resolve("topics-and-applications.sh"), CONTRACTS.toString());
        return this;
    }

    /** Runs the script that an administrator runs. */
    void grantAccess(String application, String... rules) {
        List<String> arguments = new ArrayList<>(List.of(application));
        arguments.addAll(List.of(rules));
        script(environment(), password(application), SCRIPTS.resolve("let-in.sh"), arguments.toArray(String[]::new));
    }

    /** The client settings of the administrator, who has a separate listener. */
    Map<String, Object> administrator() {
        return plain("bootstrap.servers", adminAddress, ADMINISTRATOR);
    }

    /** The client settings of an application. */
    Map<String, Object> as(String application) {
        return scram(application, password(application));
    }

    Map<String, Object> scram(String user, String password) {
        return client("bootstrap.servers", address, "SCRAM-SHA-512", "scram.ScramLoginModule", user, password);
    }

    Map<String, Object> plain(String bootstrap, String address, String user) {
        return client(bootstrap, address, "PLAIN", "plain.PlainLoginModule", user, password(user));
    }

    private static Map<String, Object> client(
            String bootstrap, String address, String mechanism, String module, String user, String password) {
        return new HashMap<>(Map.of(
                bootstrap,
                address,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                mechanism,
                "sasl.jaas.config",
                "org.apache.kafka.common.security." + module + " required username=\"" + user + "\" password=\""
                        + password + "\";"));
    }

    /** The password of a user, existing or not. */
    String password(String user) {
        return passwords.computeIfAbsent(user, name -> UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        broker.close();
    }

    private void format() {
        Path settings = settings();
        try {
            String overridden = """

                    log.dirs=%s
                    listeners=APPLICATIONS://%s,ADMINISTRATOR://%s,CONTROLLER://%s
                    advertised.listeners=APPLICATIONS://%s,ADMINISTRATOR://%s
                    controller.quorum.voters=1@%s
                    log.cleaner.dedupe.buffer.size=8388608
                    """.formatted(
                            dir.resolve("data"), address, adminAddress, controller, address, adminAddress, controller);
            Files.writeString(settings, Files.readString(SCRIPTS.resolve("server.properties")) + overridden);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        String[] arguments = {"format", "--cluster-id", "5L6g3nShT-eMCtK--X86sw", "--config", settings.toString()};
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        assertThat(StorageTool.execute(arguments, new PrintStream(output, true, UTF_8)))
                .as(() -> output.toString(UTF_8))
                .isZero();
    }

    private Path settings() {
        return dir.resolve("server.properties");
    }

    /** Has the class path and the options of the stack's broker, and therefore the same archive of classes. */
    private ExternalProcess broker() {
        List<String> command = new ArrayList<>(List.of(
                ExternalProcess.java(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(ClassArchive.options(Commands.LAUNCHER.resolveSibling("kafka.jsa"), Commands.LAUNCHER));
        command.addAll(List.of("kafka.Kafka", settings().toString()));
        return ExternalProcess.start(dir.resolve("kafka.log"), environment(), command);
    }

    private void script(Map<String, String> environment, String input, Path script, String... arguments) {
        try {
            Path given = Files.writeString(dir.resolve("input"), input == null ? "" : input + "\n");
            List<String> command = new ArrayList<>(List.of("bash", "-c", "exec bash \"$@\" <" + given, "bash"));
            command.add(script.toString());
            command.addAll(List.of(arguments));
            ExternalProcess.start(dir.resolve(script.getFileName() + ".log"), environment, command)
                    .awaitSuccess();
            Files.delete(given);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The libraries of the launcher contain the broker and Kafka's clients for the scripts. */
    private Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "CLASSPATH",
                Commands.CLASS_PATH,
                "JAVA_HOME",
                System.getProperty("java.home"),
                "ADMIN_ADDRESS",
                adminAddress,
                "ADMIN_PASSWORD",
                password(ADMINISTRATOR)));
    }

    private boolean isOpen() {
        try (Socket socket = new Socket()) {
            String[] address = adminAddress.split(":");
            socket.connect(new InetSocketAddress(InetAddress.getByName(address[0]), Integer.parseInt(address[1])), 500);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
