package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Measures how long {@code up} of a built stack with kept data takes until all parts are ready, and the memory of the services then. */
class StartBench {
    private static final int STARTS = 5;
    private static final double MOST_SECONDS = 12;
    private static final long MOST_MEMORY = 220;

    @Test
    void a_stack_is_ready_within_the_limits() throws Exception {
        String machine = StackUsage.machine();
        // The first start makes the archives of classes and the databases.
        try (Stack stack = Stack.start()) {
            double[] seconds = new double[STARTS];
            for (int start = 0; start < STARTS; start++) {
                Commands.Result down = Commands.run("down", "--data", stack.data.toString());
                assertThat(down.exitCode()).as(down.err()).isZero();
                long begun = System.nanoTime();
                stack.up();
                seconds[start] = (System.nanoTime() - begun) / 1e9;
            }
            Arrays.sort(seconds);
            StackUsage usage = new StackUsage(stack);
            boolean isFast = seconds[STARTS / 2] <= MOST_SECONDS;
            boolean isSmall = usage.mostMemory() <= MOST_MEMORY;
            String result = String.format(
                    Locale.ROOT,
                    "%s%nup of a built stack until it is ready: median %.1f s of %d starts, longest %.1f s, limit %.0f s%s%n"
                            + "memory when it is ready: %s, limit %d MiB%s%n",
                    machine,
                    seconds[STARTS / 2],
                    STARTS,
                    seconds[STARTS - 1],
                    MOST_SECONDS,
                    isFast ? "" : " MISSED",
                    usage.memory(),
                    MOST_MEMORY,
                    isSmall ? "" : " MISSED");
            Files.writeString(Path.of("target/bench-start.txt"), result);
            assertThat(isFast && isSmall).as(result).isTrue();
        }
    }
}
