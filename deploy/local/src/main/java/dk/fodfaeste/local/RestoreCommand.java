package dk.fodfaeste.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Restores databases, Kafka, or all of them from a backup. A restored writer, or both writers after a restore of Kafka, then publish all their events
 * again in a higher epoch, and the readers of these events read them from the beginning. So all parts agree after every restore.
 */
@Command(
        name = "restore",
        description = "Restores databases and Kafka's data from a backup; the stack must be stopped.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    /** What can be restored. */
    enum Source {
        participant,
        outcome,
        reporting,
        kafka
    }

    /** The topics of each writer that are published again. Erasures are not among them: those after the backup stay in their topic. */
    private static final Map<Source, Set<String>> TOPICS = Map.of(
            Source.participant, Set.of("fodfaeste.initiatives-v1", "fodfaeste.enrolment-events-v1"),
            Source.outcome,
                    Set.of(
                            "fodfaeste.outcome-events-v1",
                            "fodfaeste.outcome-state-v1",
                            "fodfaeste.activity-events-v1",
                            "fodfaeste.employment-events-v1",
                            "fodfaeste.register-batches-v1"));

    private static final Map<Source, List<Source>> READERS = Map.of(
            Source.participant, List.of(Source.outcome, Source.reporting),
            Source.outcome, List.of(Source.participant, Source.reporting));

    @CommandLine.Mixin
    private DataOption data;

    @Parameters(paramLabel = "BACKUP", description = "a directory that ./fodfaeste backup made")
    private Path source;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "some of: ${COMPLETION-CANDIDATES} (default: all)")
    private List<Source> only = List.of(Source.values());

    @Override
    public Integer call() throws Exception {
        var dir = data.directory();
        dir.mustBeThere();
        dir.take();
        Leftovers.end(Stack.partsOf(dir));
        var backup = new Backup(source);
        var contents = backup.read();
        var parts = EnumSet.copyOf(only);
        Files.writeString(dir.restoring(), parts + " from " + backup.path() + System.lineSeparator());
        if (parts.contains(Source.kafka)) {
            Backup.copy(backup.kafka(), dir.kafka());
        }
        try (var postgres = LocalPostgres.durable(dir.path(), dir.port("postgresql"))
                        .start();
                var kafka = LocalKafka.durable(dir.path(), dir.port("kafka"), dir.port("kafka-controller"))
                        .start()) {
            for (var part : parts) {
                if (part != Source.kafka) {
                    load(postgres, part, contents.databases().get(part.name()), backup.database(part.name()));
                }
            }
            var writers = EnumSet.copyOf(TOPICS.keySet());
            if (!parts.contains(Source.kafka)) {
                writers.retainAll(parts);
            }
            for (var writer : writers) {
                var published = call(postgres, writer, "select publish_again()");
                kafka.deleteRecords(TOPICS.get(writer));
                System.out.println(writer + "-service publishes " + published + " events again at its next start.");
            }
            // A restored reader, too: the topics may have been published again since the backup.
            var readers = EnumSet.of(Source.participant, Source.outcome, Source.reporting);
            readers.retainAll(parts);
            writers.forEach(writer -> readers.addAll(READERS.get(writer)));
            for (var reader : readers) {
                call(postgres, reader, "select read_again()");
                System.out.println(reader + "-service reads its topics again at its next start.");
            }
        }
        Files.delete(dir.restoring());
        System.out.println("Restored " + parts + " from " + backup.path() + ". The keys in "
                + dir.path().resolve("keys")
                + " must be those of the backup or have been made from them by keys rotate.");
        return 0;
    }

    /** The epoch never goes back, so that a second restore of the same backup has a higher epoch than the first. */
    private static void load(LocalPostgres postgres, Source part, DatabaseCopy copy, Path files) throws Exception {
        long epoch;
        try (var connection = postgres.connectAsSuperuser(part.name());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select epoch from event_epoch")) {
            row.next();
            epoch = row.getLong(1);
        }
        try (var connection = postgres.connectAsSuperuser(part.name())) {
            copy.load(connection, files);
        }
        try (var connection = postgres.connectAsSuperuser(part.name());
                var raise = connection.prepareStatement("update event_epoch set epoch = greatest(epoch, ?)")) {
            raise.setLong(1, epoch);
            raise.executeUpdate();
        }
    }

    private static String call(LocalPostgres postgres, Source part, String function) throws SQLException {
        try (var connection = postgres.connectAsSuperuser(part.name());
                var statement = connection.createStatement();
                var row = statement.executeQuery(function)) {
            row.next();
            return row.getString(1);
        }
    }
}
