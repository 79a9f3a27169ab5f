package dk.fodfaeste.local;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands behind {@code ./fodfaeste}, which finds the JDK and builds before it hands over to here. */
@Command(
        name = "fodfaeste",
        description = "Runs Fodfæste on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            TokenCommand.class,
            EventsCommand.class,
            RecountCommand.class,
            KeysCommand.class,
            AuditCommand.class,
            BackupCommand.class,
            RestoreCommand.class
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

    /** The program, next to which the archives of its classes and of Kafka's are kept. */
    static Path launcher(Path home) {
        return home.resolve("deploy/local/target/launcher.jar");
    }

    /** Where the services were built. */
    static Path home() {
        return Path.of(System.getProperty("fodfaeste.home", "")).toAbsolutePath();
    }
}
