package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine;

/** The commands behind {@code ./fodfaeste}, which finds the JDK and builds before it hands over to here. */
@Command(
        name = "fodfaeste",
        description = "Runs Fodfæste on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            Fodfaeste.Demo.class,
            Fodfaeste.Up.class,
            Fodfaeste.Down.class,
            Fodfaeste.Status.class,
            Fodfaeste.Token.class,
            Fodfaeste.Keys.class,
            Fodfaeste.Audit.class
        })
public final class Fodfaeste {

    private Fodfaeste() {}

    public static void main(String[] args) {
        // Otherwise the JVM prints warnings about Netty.
        System.setProperty("io.netty.noUnsafe", "true");
        LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
        var commands = new CommandLine(new Fodfaeste());
        commands.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof CannotStart)) {
                throw failure;
            }
            System.err.println(failure.getMessage());
            return 1;
        });
        System.exit(commands.execute(args));
    }

    /** Where the services were built. */
    private static Path home() {
        return Path.of(System.getProperty("fodfaeste.home", "")).toAbsolutePath();
    }

    private static final class Data {
        @Option(names = "--data", paramLabel = "DIR", description = "where everything is kept (default: .fodfaeste)")
        private Path dir = home().resolve(".fodfaeste");

        DataDirectory directory() {
            return new DataDirectory(dir);
        }
    }

    private static final class Port {
        @Option(names = "--port", paramLabel = "PORT", description = "of the one address (default: ${DEFAULT-VALUE})")
        private int number = 8080;
    }

    /** The options' own check is for numbers only. */
    private static int checked(int port) {
        if (port < 1 || port > 65_535) {
            throw new CannotStart("There is no port " + port + "; ports go from 1 to 65535.");
        }
        return port;
    }

    /** Starts the stack in this process, which stops it when it receives a signal. */
    private static Stack start(DataDirectory dir, int port, boolean sample) throws InterruptedException {
        dir.take();
        dir.mustHaveSpace();
        Leftovers.end(Stack.partsOf(dir));
        if (sample) {
            dir.markAsSample();
        }
        var stack = new Stack(dir, home(), checked(port));
        Runtime.getRuntime().addShutdownHook(new Thread(stack::stop));
        stack.start();
        return stack;
    }

    @Command(
            name = "demo",
            description = "Starts the stack with fictional cohorts and shows the rates.",
            mixinStandardHelpOptions = true)
    static final class Demo implements Callable<Integer> {
        @CommandLine.Mixin
        private Data data;

        @CommandLine.Mixin
        private Port port;

        @Override
        public Integer call() throws Exception {
            System.out.println("Starter Fodfæste …");
            var stack = start(data.directory(), port.number, true);
            System.out.println("Indlæser de fem indsatser og de fiktive forløb …");
            var sample = new SampleCohorts(stack.address(), stack.identity());
            sample.load();
            System.out.println();
            sample.rates().forEach(System.out::println);
            System.out.println();
            System.out.println("Oversigten: " + stack.address() + "/");
            System.out.println("Alle oplysninger er fiktive. Ctrl-C stopper.");
            stack.join();
            return 0;
        }
    }

    @Command(name = "up", description = "Starts the stack with the data kept in DIR.", mixinStandardHelpOptions = true)
    static final class Up implements Callable<Integer> {
        @CommandLine.Mixin
        private Data data;

        @CommandLine.Mixin
        private Port port;

        @Option(names = "--detach", description = "return once everything answers")
        private boolean detach;

        @Override
        public Integer call() throws Exception {
            var dir = data.directory();
            if (detach) {
                return detached(dir);
            }
            var stack = start(dir, port.number, false);
            System.out.println("Fodfæste answers at " + stack.address() + "/ with the data in " + dir.path()
                    + ". Ctrl-C stops it.");
            stack.join();
            return 0;
        }

        private int detached(DataDirectory dir) throws IOException, InterruptedException {
            dir.create();
            var log = dir.path().resolve("logs").resolve("launcher.log");
            Files.createDirectories(log.getParent());
            var launcher = Part.spawn(
                    List.of(
                            Part.java(),
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-Dfodfaeste.home=" + home(),
                            Fodfaeste.class.getName(),
                            "up",
                            "--port",
                            String.valueOf(port.number),
                            "--data",
                            dir.path().toString()),
                    Map.of("CLASSPATH", System.getProperty("java.class.path")),
                    log);
            while (!launcher.waitFor(100, TimeUnit.MILLISECONDS)) {
                var isUp = dir.state()
                        .filter(state -> state.ready() && state.launcher().pid() == launcher.pid())
                        .isPresent();
                if (isUp) {
                    System.out.println("Fodfæste answers at http://localhost:" + port.number + "/ with the data in "
                            + dir.path() + ".");
                    return 0;
                }
            }
            System.err.println(Part.tail(log).getLast());
            return 1;
        }
    }

    @Command(name = "down", description = "Stops the stack cleanly.", mixinStandardHelpOptions = true)
    static final class Down implements Callable<Integer> {
        private static final Duration PATIENCE = Duration.ofSeconds(200);

        @CommandLine.Mixin
        private Data data;

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

    @Command(name = "status", description = "Says what runs.", mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @CommandLine.Mixin
        private Data data;

        @Option(names = "--json", description = "for programs")
        private boolean json;

        @Override
        public Integer call() throws JsonProcessingException {
            var parts = StatusReport.of(data.directory());
            System.out.println(
                    json
                            ? new ObjectMapper().writeValueAsString(parts)
                            : parts.stream()
                                    .map(StatusReport::line)
                                    .collect(Collectors.joining(System.lineSeparator())));
            return 0;
        }
    }

    @Command(
            name = "audit",
            description = "verify: whether any entry of the audit trails was changed or taken away.",
            mixinStandardHelpOptions = true)
    static final class Audit implements Callable<Integer> {
        private enum Act {
            verify,
            access
        }

        @CommandLine.Mixin
        private Data data;

        @Parameters(
                index = "0",
                paramLabel = "verify|access",
                description =
                        "verify: goes through the chain of every service; access: prints, as CSV, when, for what purpose"
                                + " and from which unit a person was looked at")
        private Act act;

        @Parameters(
                index = "1",
                paramLabel = "PARTICIPANT",
                arity = "0..1",
                description = "with access: the person's participantRef")
        private UUID participantRef;

        @Override
        public Integer call() {
            var dir = data.directory();
            var state = running(dir);
            var token = LocalIdentity.askForToken(state.issuer(), Persona.DPO);
            if (act == Act.access) {
                if (participantRef == null) {
                    throw new CannotStart("Whose? ./fodfaeste audit access PARTICIPANT");
                }
                System.out.print(AccessList.of(
                                participantRef, Service.NAMES, state.launcher().address(), token)
                        .csv());
                return 0;
            }
            var verdicts = Service.NAMES.stream()
                    .map(name -> AuditVerification.of(
                            name,
                            state.launcher().address(),
                            token,
                            dir.path().resolve("logs").resolve(name + ".log")))
                    .toList();
            verdicts.forEach(verdict -> System.out.println(verdict.lines()));
            return verdicts.stream().allMatch(AuditVerification::isUnbroken) ? 0 : 1;
        }
    }

    private static State running(DataDirectory dir) {
        return dir.state()
                .filter(it -> dir.launcher().isPresent())
                .orElseThrow(() -> new CannotStart("Nothing runs from " + dir.path()
                        + "; start it with ./fodfaeste up --data " + dir.path() + "."));
    }

    @Command(
            name = "keys",
            description = "Makes or rotates a file of keys that persons' data are sealed with.",
            mixinStandardHelpOptions = true)
    static final class Keys implements Callable<Integer> {
        private enum Act {
            make,
            rotate
        }

        @Parameters(
                paramLabel = "make|rotate",
                description = "make: a new file; rotate: a new key in it wraps from now on")
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

    @Command(name = "token", description = "Prints a bearer token for a demo persona.", mixinStandardHelpOptions = true)
    static final class Token implements Callable<Integer> {
        @CommandLine.Mixin
        private Data data;

        @Parameters(
                paramLabel = "PERSONA",
                description = "consultant, lead, steering, analyst, register, dpo, records or admin")
        private String persona;

        @Override
        public Integer call() {
            var wanted = Persona.named(persona)
                    .orElseThrow(() -> new CannotStart("There is no persona " + persona + "; there are "
                            + Arrays.stream(Persona.values()).map(Persona::role).collect(Collectors.joining(", "))
                            + "."));
            var dir = data.directory();
            System.out.println(LocalIdentity.askForToken(running(dir).issuer(), wanted));
            return 0;
        }
    }
}
