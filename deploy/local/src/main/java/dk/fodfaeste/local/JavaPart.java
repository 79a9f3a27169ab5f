package dk.fodfaeste.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A part that runs in a JVM of its own. */
abstract class JavaPart extends Part {

    JavaPart(Path dir) {
        super(dir);
    }

    /** JVM options of this part alone. */
    abstract List<String> options();

    /** The main class or {@code -jar FILE}, with the arguments of the program. */
    abstract List<String> program();

    /** The options of {@link ClassArchive}; none if each start has another class path. */
    List<String> classArchive() {
        return List.of();
    }

    @Override
    final List<String> command() {
        var command = new ArrayList<>(List.of(
                java(),
                "-D" + mark(),
                "-XX:+UseSerialGC",
                // A start takes half the processor time, which matters more on one machine than the fastest code in the
                // end.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                // The JVM would warn about Tink's protobuf and Kafka in the log.
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(classArchive());
        command.addAll(options());
        command.addAll(program());
        return command;
    }
}
