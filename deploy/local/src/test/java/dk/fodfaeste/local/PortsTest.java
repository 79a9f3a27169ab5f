package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.local.test.StartsProcesses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

@StartsProcesses
class PortsTest {

    private static final int TAKEN = 3;
    private static final int REFUSED = 4;

    @Test
    void a_port_in_use_is_not_taken() throws IOException {
        var port = Ports.free();
        try (var user = new ServerSocket(port, 1, InetAddress.getByName(Ports.LOOPBACK))) {
            assertThat(Ports.isFree(user.getLocalPort())).isFalse();
            assertThat(takenByAnotherProgram(port)).isFalse();
        }
    }

    @Test
    void a_port_is_given_out_once_although_nothing_has_bound_it() throws IOException {
        var port = Ports.free();
        assertThat(Ports.isFree(port)).isTrue();
        assertThat(Ports.take(port)).isFalse();
        assertThat(takenByAnotherProgram(port)).isFalse();
    }

    @Test
    void a_port_is_free_again_when_the_program_that_reserved_it_has_ended() throws IOException {
        var port = outsideTheRange();
        assertThat(takenByAnotherProgram(port)).isTrue();
        assertThat(Ports.take(port)).isTrue();
        assertThat(takenByAnotherProgram(port)).isFalse();
    }

    /** A free port that is not reserved; {@link Ports#free} would reserve it. */
    private static int outsideTheRange() {
        return ThreadLocalRandom.current()
                .ints(10_000, 15_000)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean takenByAnotherProgram(int port) throws IOException {
        try {
            var program = new ProcessBuilder(List.of(
                            Part.java(),
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            Another.class.getName(),
                            String.valueOf(port)))
                    .inheritIO()
                    .start();
            var exitCode = program.waitFor();
            assertThat(exitCode).isIn(TAKEN, REFUSED);
            return exitCode == TAKEN;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static final class Another {
        private Another() {}

        public static void main(String[] args) {
            System.exit(Ports.take(Integer.parseInt(args[0])) ? TAKEN : REFUSED);
        }
    }
}
