package dk.fodfaeste.local;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Stops the stack of a data directory, and whatever a killed launcher left running. */
@Command(name = "down", description = "Stops the stack cleanly.", mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(200);

    @CommandLine.Mixin
    private DataOption data;

    @Override
    public Integer call() throws Exception {
        var dir = data.directory();
        if (!dir.exists()) {
            System.out.println("There is nothing in " + dir.path() + ".");
            return 0;
        }
        var launcher = dir.launcher();
        if (launcher.isPresent()) {
            launcher.get().destroy();
            if (!Processes.awaitEnd(launcher.get(), PATIENCE)) {
                launcher.get().destroyForcibly();
                Processes.awaitEnd(launcher.get(), PATIENCE);
            }
        }
        dir.take();
        var ended = Leftovers.end(Stack.partsOf(dir));
        System.out.println(
                launcher.isPresent() || ended > 0 ? "Stopped." : "Nothing was running from " + dir.path() + ".");
        return 0;
    }
}
