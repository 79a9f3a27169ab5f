package dk.fodfaeste.local;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Copies the databases and Kafka's data of a stack that does not run. */
@Command(
        name = "backup",
        description = "Copies the databases and Kafka's data to a new directory; the stack must be stopped.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private DataOption data;

    @Parameters(paramLabel = "BACKUP", description = "a directory that does not exist or is empty")
    private Path target;

    @Override
    public Integer call() throws Exception {
        var dir = data.directory();
        dir.mustBeThere();
        dir.take();
        dir.mustBeRestored();
        Leftovers.end(Stack.partsOf(dir));
        var backup = new Backup(target);
        backup.create();
        var databases = new TreeMap<String, DatabaseCopy>();
        try (var postgres =
                LocalPostgres.durable(dir.path(), dir.port("postgresql")).start()) {
            for (var name : LocalPostgres.DATABASES) {
                try (var connection = postgres.connectAsSuperuser(name)) {
                    databases.put(name, DatabaseCopy.write(connection, backup.database(name)));
                }
            }
        }
        Backup.copy(dir.kafka(), backup.kafka());
        backup.complete(new Backup.Contents(databases));
        System.out.println("The backup is in " + backup.path() + ". It does not have the keys in "
                + dir.path().resolve("keys")
                + ", without which it cannot be read: keep a copy of them in another place.");
        return 0;
    }
}
