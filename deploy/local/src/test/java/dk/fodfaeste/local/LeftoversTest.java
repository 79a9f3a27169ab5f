package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.local.test.StartsProcesses;
import dk.fodfaeste.local.test.Waits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@StartsProcesses
class LeftoversTest {

    @TempDir
    Path dir;

    @Test
    void what_a_killed_launcher_left_is_ended_and_nothing_else() throws Exception {
        var ours = running("fodfaeste.kafka=" + dir);
        var neighbours = running("fodfaeste.kafka=" + dir + "-2");
        var stranger = running("kafka");
        try {
            assertThat(Leftovers.end(Stack.partsOf(new DataDirectory(dir)))).isEqualTo(1);
            assertThat(ours.waitFor(Waits.LIMIT)).isTrue();
            assertThat(neighbours.isAlive()).isTrue();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            List.of(ours, neighbours, stranger).forEach(Process::destroyForcibly);
        }
    }

    private static Process running(String argument) throws IOException {
        return new ProcessBuilder("/bin/sh", "-c", "while :; do sleep 1; done", argument).start();
    }
}
