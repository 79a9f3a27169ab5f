package dk.fodfaeste.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes or rotates a key file. */
@Command(
        name = "keys",
        description = "Makes or rotates a file of keys that persons' data are sealed with.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
    enum Act {
        make,
        rotate
    }

    @Parameters(paramLabel = "make|rotate", description = "make: a new file; rotate: a new key in it wraps from now on")
    private Act act;

    @Parameters(
            paramLabel = "FILE",
            description = "one service's file; for ./fodfaeste up: DIR/keys/<service>.properties")
    private Path file;

    @Override
    public Integer call() {
        switch (act) {
            case make -> KeyFile.make(file);
            case rotate -> KeyFile.rotate(file);
        }
        System.out.println(
                act == Act.make
                        ? "Made " + file + "."
                        : "Rotated " + file + "; the service takes it up when it starts next.");
        return 0;
    }
}
