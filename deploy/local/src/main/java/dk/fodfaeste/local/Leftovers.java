package dk.fodfaeste.local;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Processes that a killed launcher left running. They are identified by an argument with the part and the data directory, never by a
 * process id alone.
 */
final class Leftovers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Leftovers() {}

    /** Ends them in the reverse order of the start, and returns their number. */
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
