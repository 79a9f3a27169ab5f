package dk.fodfaeste.local;

import dk.fodfaeste.kafka.Topic;
import dk.fodfaeste.kafka.TopicsAndAccess;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/**
 * One real Kafka broker (KRaft) in a process of its own, in {@code DIR/kafka}, on the loopback address, with the topics of {@code
 * topics.csv} in contracts/ and no others.
 *
 * <p>It has no replica, so a durable broker syncs each batch to the disk before it acknowledges it.
 */
public final class LocalKafka extends JavaPart {

    private final int port;
    private final int controllerPort;
    private final boolean durable;
    private final List<String> classArchive;

    private LocalKafka(Path dir, int port, int controllerPort, boolean durable, List<String> classArchive) {
        super(dir);
        this.port = port;
        this.controllerPort = controllerPort;
        this.durable = durable;
        this.classArchive = classArchive;
    }

    static LocalKafka durable(Path dir, int port, int controllerPort) {
        return new LocalKafka(dir, port, controllerPort, true, List.of());
    }

    /** Returns the same broker, which starts with these options of {@link ClassArchive}. */
    LocalKafka with(List<String> classArchive) {
        return new LocalKafka(dir, port, controllerPort, durable, classArchive);
    }

    /** On free ports, without fsync. */
    public static LocalKafka forTests(Path dir) {
        var kafka = new LocalKafka(dir, Ports.free(), Ports.free(), false, List.of());
        kafka.endWithThisProgram();
        return kafka;
    }

    /** Starts it, or starts it again after {@link #kill}, and returns when its topics are there. */
    public LocalKafka start() {
        launch();
        await();
        return this;
    }

    @Override
    String name() {
        return "kafka";
    }

    /** The bootstrap servers. */
    @Override
    public String address() {
        return Ports.LOOPBACK + ":" + port;
    }

    private Path home() {
        return dir.resolve("kafka");
    }

    private Path properties() {
        return home().resolve("server.properties");
    }

    /** Written when the data directory is created. */
    private Path meta() {
        return home().resolve("data").resolve("meta.properties");
    }

    private Optional<String> clusterId() {
        return Files.exists(meta())
                ? Optional.ofNullable(PrivateProperties.read(meta()).getProperty("cluster.id"))
                : Optional.empty();
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(home());
        Files.write(properties(), settings());
        if (!Files.exists(meta())) {
            format();
        }
    }

    /** Formats the data directory with Kafka's own tool, whose output goes to the log. */
    private void format() throws IOException {
        var arguments = new String[] {
            "format",
            "--cluster-id",
            Uuid.randomUuid().toString(),
            "--config",
            properties().toString()
        };
        try (var output = new PrintStream(
                Files.newOutputStream(log(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                true,
                StandardCharsets.UTF_8)) {
            if (StorageTool.execute(arguments, output) != 0) {
                throw new CannotStart("Kafka cannot make its data directory: " + lastError());
            }
        }
    }

    private List<String> settings() {
        return List.of(
                "process.roles=broker,controller",
                "node.id=1",
                "controller.quorum.voters=1@" + Ports.LOOPBACK + ":" + controllerPort,
                "listeners=PLAINTEXT://" + address() + ",CONTROLLER://" + Ports.LOOPBACK + ":" + controllerPort,
                "advertised.listeners=PLAINTEXT://" + address(),
                "controller.listener.names=CONTROLLER",
                "inter.broker.listener.name=PLAINTEXT",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs=" + home().resolve("data"),
                "auto.create.topics.enable=false",
                "offsets.topic.replication.factor=1",
                "offsets.topic.num.partitions=3",
                // A stack that was off for a month continues at its last offset.
                "offsets.retention.minutes=5256000",
                "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1",
                "share.coordinator.state.topic.replication.factor=1",
                "share.coordinator.state.topic.min.isr=1",
                "group.initial.rebalance.delay.ms=0",
                // The default of 128 MB is for compacted topics, which we do not have.
                "log.cleaner.dedupe.buffer.size=8388608",
                "num.network.threads=2",
                "num.io.threads=4");
    }

    @Override
    List<String> options() {
        return List.of("-Xmx384m", "-Djava.util.logging.SimpleFormatter.format=%1$tFT%1$tT %4$s %3$s: %5$s%6$s%n");
    }

    @Override
    List<String> classArchive() {
        return classArchive;
    }

    @Override
    List<String> program() {
        return List.of("kafka.Kafka", properties().toString());
    }

    /**
     * The jars on the class path of this program; in a test, those of surefire's class path. Without directories, which a class archive cannot
     * hold. An environment variable, because the class path is longer than an argument should be.
     */
    @Override
    Map<String, String> environment() {
        var own = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Map.of(
                "CLASSPATH",
                Arrays.stream(own.split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .collect(Collectors.joining(File.pathSeparator)));
    }

    /** Another broker on this port has another cluster id. */
    @Override
    boolean answers() {
        if (Ports.isFree(port)) {
            return false;
        }
        var admin = admin();
        try {
            var cluster = admin.describeCluster();
            cluster.controller().get(5, TimeUnit.SECONDS);
            return clusterId().equals(Optional.of(cluster.clusterId().get(5, TimeUnit.SECONDS)));
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            // Does not wait again for the missing response.
            admin.close(Duration.ZERO);
        }
    }

    @Override
    void setUp() throws IOException, ExecutionException, InterruptedException {
        try (var admin = admin()) {
            new TopicsAndAccess(admin).apply(topics(), durable);
        }
    }

    /** Deletes all records of these topics. */
    void deleteRecords(Set<String> topics) throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var latest = admin.describeTopics(topics).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream()
                            .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            var ends = admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            end -> RecordsToDelete.beforeOffset(end.getValue().offset())));
            admin.deleteRecords(ends).all().get();
        }
    }

    private static List<Topic> topics() throws IOException {
        var stream = LocalKafka.class.getResourceAsStream("/topics.csv");
        if (stream == null) {
            throw new IOException("topics.csv is not on the class path");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return Topic.read("topics.csv", reader);
        }
    }

    private Admin admin() {
        return Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                address(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                5_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) WaitLimit.VALUE.toMillis()));
    }
}
