package dk.fodfaeste.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceTest {

    @TempDir
    Path dir;

    @TempDir
    Path another;

    @Test
    void a_stranger_on_its_port_is_not_taken_for_the_service() throws IOException {
        var port = Ports.free();
        var stranger = answering(port, "none");
        try {
            assertThat(service(dir, port).answers()).isFalse();
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void the_service_of_another_directory_is_not_taken_for_the_own() throws IOException {
        var port = Ports.free();
        var running = answering(port, instance(service(another, port)));
        try {
            assertThat(service(another, port).answers()).isTrue();
            assertThat(service(dir, port).answers()).isFalse();
        } finally {
            running.stop(0);
        }
    }

    private static Service service(Path data, int port) {
        return new Service(data, Path.of(""), "participant-service", 1, port, Map.of());
    }

    /** The instance in the command of the process. */
    private static String instance(Service service) {
        var option = "-Dfodfaeste.instance=";
        return service.command().stream()
                .filter(argument -> argument.startsWith(option))
                .map(argument -> argument.substring(option.length()))
                .findFirst()
                .orElseThrow();
    }

    private static HttpServer answering(int port, String instance) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(Ports.LOOPBACK, port), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.getResponseHeaders().add("Fodfaeste-Instance", instance);
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }
}
