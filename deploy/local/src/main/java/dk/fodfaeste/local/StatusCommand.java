package dk.fodfaeste.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints which components run. */
@Command(name = "status", description = "Says what runs.", mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private DataOption data;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        var parts = StatusReport.of(data.directory());
        System.out.println(
                json
                        ? new ObjectMapper().writeValueAsString(parts)
                        : parts.stream().map(StatusReport::line).collect(Collectors.joining(System.lineSeparator())));
        return 0;
    }
}
