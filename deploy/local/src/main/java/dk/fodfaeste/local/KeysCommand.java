package dk.fodfaeste.local;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes or rotates a key file. */
@Command(
        name = "keys",
        description = "Makes, extends or rotates a file of keys that persons' data are sealed with.",
        mixinStandardHelpOptions = true)
final class KeysCommand implements Callable<Integer> {
    enum Act {
        make,
        add,
        rotate
    }

    @Parameters(
            paramLabel = "make|add|rotate",
            description =
                    "make: a new file; add: a new key that does not wrap yet; rotate: the newest key, or a new one, wraps from now on")
    private Act act;

    @Parameters(
            paramLabel = "FILE",
            description = "one service's file; for ./fodfaeste up: DIR/keys/<service>.properties")
    private Path file;

    @Override
    public Integer call() {
        switch (act) {
            case make -> KeyFile.make(file);
            case add -> KeyFile.add(file);
            case rotate -> KeyFile.rotate(file);
        }
        System.out.println(
                switch (act) {
                    case make -> "Made " + file + ".";
                    case add -> "Added a key to " + file + "; start every replica again, and then rotate the file.";
                    case rotate -> "Rotated " + file + "; the service takes it up when it starts next.";
                });
        return 0;
    }
}
