package dk.fodfaeste.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a launcher that was killed left running. A process is taken for one of ours only by an argument that names the part and this very
 * data directory, never by a number alone.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Leftovers() {}

    /** Ends them in the order in which they need each other; says how many there were. */
    static int end(List<Part> parts) throws InterruptedException {
        var ended = 0;
        for (var part : parts.reversed()) {
            for (var process : of(part)) {
                Processes.signal(process.pid(), part.stopSignal());
                if (!Processes.awaitEnd(process, PATIENCE)) {
                    process.destroyForcibly();
                }
                ended++;
            }
        }
        return ended;
    }

    private static List<ProcessHandle> of(Part part) {
        return ProcessHandle.allProcesses()
                .filter(process -> Arrays.stream(process.info().arguments().orElse(new String[0]))
                        .anyMatch(argument -> argument.equals(part.mark()) || argument.equals("-D" + part.mark())))
                .toList();
    }
}
