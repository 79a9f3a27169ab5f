package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the stack, in the foreground or detached. */
@Command(name = "up", description = "Starts the stack with the data kept in DIR.", mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private DataOption data;

    @CommandLine.Mixin
    private PortOption port;

    @Option(
            names = "--replicas",
            paramLabel = "N",
            description = "processes of each service behind the one address (default: ${DEFAULT-VALUE})")
    private int replicas = 1;

    @Option(names = "--detach", description = "return once everything answers")
    private boolean detach;

    @Override
    public Integer call() throws Exception {
        var dir = data.directory();
        Service.checkedReplicas(replicas);
        if (detach) {
            return detached(dir);
        }
        var stack = Stack.start(dir, port.checked(), replicas, Optional.empty());
        System.out.println(
                "Fodfæste answers at " + stack.address() + "/ with the data in " + dir.path() + ". Ctrl-C stops it.");
        stack.join();
        return 0;
    }

    private int detached(DataDirectory dir) throws IOException, InterruptedException {
        dir.create();
        var log = dir.path().resolve("logs").resolve("launcher.log");
        Files.createDirectories(log.getParent());
        var jar = Fodfaeste.launcher(Fodfaeste.home());
        var archive = jar.resolveSibling("launcher.jsa");
        var begun = System.currentTimeMillis();
        var command = new ArrayList<>(List.of(
                Part.java(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(ClassArchive.options(archive, jar));
        command.addAll(List.of(
                "-Dfodfaeste.home=" + Fodfaeste.home(),
                Fodfaeste.class.getName(),
                "up",
                "--port",
                String.valueOf(port.number()),
                "--replicas",
                String.valueOf(replicas),
                "--data",
                dir.path().toString()));
        var launcher = Part.spawn(command, Map.of("CLASSPATH", System.getProperty("java.class.path")), log);
        while (!launcher.waitFor(100, TimeUnit.MILLISECONDS)) {
            var isUp = dir.state()
                    .filter(state -> state.ready() && state.launcher().pid() == launcher.pid())
                    .isPresent();
            if (isUp) {
                System.out.println("Fodfæste answers at http://localhost:" + port.number() + "/ with the data in "
                        + dir.path() + ".");
                return 0;
            }
        }
        if (archive.toFile().lastModified() >= begun) {
            // It has only the classes of a launcher that could not start.
            Files.deleteIfExists(archive);
        }
        System.err.println(Part.tail(log).getLast());
        return 1;
    }
}
