package dk.fodfaeste.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The processor time and the memory that the processes of a stack use. */
final class StackUsage {
    private final Stack stack;

    StackUsage(Stack stack) {
        this.stack = stack;
    }

    /** Of all parts since their starts: the services, PostgreSQL with its connections, Kafka, and the launcher with proxy and identity provider. */
    Duration processorTime() {
        ProcessHandle launcher = process(stack.part("kafka")).parent().orElseThrow();
        return Stream.concat(Stream.of(launcher), launcher.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Processors, load, Java and system of this machine. */
    static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%d processors, load average %.1f before, Java %s, %s %s",
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version(),
                system.getName(),
                system.getVersion());
    }

    /** The resident memory of each service, such as {@code participant-service 240 MiB}. */
    String memory() {
        return services()
                .map(part ->
                        String.format(Locale.ROOT, "%s %d MiB", part.get("part").textValue(), residentMebibytes(part)))
                .collect(Collectors.joining(", "));
    }

    /** The resident memory in MiB of the service that has most. */
    long mostMemory() {
        return services().mapToLong(StackUsage::residentMebibytes).max().orElseThrow();
    }

    private Stream<JsonNode> services() {
        return StreamSupport.stream(stack.status().spliterator(), false)
                .filter(part -> part.get("part").textValue().endsWith("-service"));
    }

    private static long residentMebibytes(JsonNode part) {
        return residentKilobytes(process(part)) / 1024;
    }

    private static ProcessHandle process(JsonNode part) {
        return ProcessHandle.of(part.get("pid").longValue()).orElseThrow();
    }

    private static long residentKilobytes(ProcessHandle process) {
        try (Stream<String> status = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return status.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
