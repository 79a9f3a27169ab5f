package dk.fodfaeste.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Counts the figures of a published report again from the topics. The counting code is that of reporting-service's tests, which is independent of
 * the service; it runs as a program of its own from where the build has put it.
 */
@Command(
        name = "recount",
        description = "Counts the figures of a published report again from its JSON and the topics.",
        mixinStandardHelpOptions = true)
final class RecountCommand implements Callable<Integer> {
    private static final String PROGRAM = "dk.fodfaeste.reporting.recount.Recount";

    @CommandLine.Mixin
    private DataOption data;

    @Parameters(
            paramLabel = "REPORT",
            description = "a file with the JSON of a report, from /api/v1/reports/{id}/document")
    private Path report;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!Files.isReadable(report)) {
            throw new CannotStart(report + " cannot be read. REPORT is a file with the JSON of a published report.");
        }
        var built = Fodfaeste.home().resolve("reporting-service/target");
        var tests = built.resolve("test-classes");
        if (!Files.isDirectory(tests.resolve("dk/fodfaeste/reporting/recount"))) {
            throw new CannotStart("The counting code has not been built: it is expected in " + tests + ".");
        }
        var kafka = data.directory().runningState().parts().get("kafka").address();
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        tests + ":" + built.resolve("classes") + ":" + built.resolve("quarkus-app/lib/main") + "/*:"
                                + built.resolve("quarkus-app/lib/boot") + "/*",
                        PROGRAM,
                        kafka,
                        report.toAbsolutePath().toString()))
                .inheritIO()
                .start()
                .waitFor();
    }
}
