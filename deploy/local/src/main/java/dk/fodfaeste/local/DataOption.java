package dk.fodfaeste.local;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The data directory of a command. */
final class DataOption {
    @Option(names = "--data", paramLabel = "DIR", description = "where everything is kept (default: .fodfaeste)")
    private Path dir = Fodfaeste.home().resolve(".fodfaeste");

    DataDirectory directory() {
        return new DataDirectory(dir);
    }
}
