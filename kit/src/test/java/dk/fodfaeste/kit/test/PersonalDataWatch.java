package dk.fodfaeste.kit.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Looks for the numbers and case numbers of persons in every log line while it is open, and in every record of every topic. */
final class PersonalDataWatch implements AutoCloseable {
    private static final List<String> PERSONAL_FIELDS = List.of("cpr", "caseNumber");
    private static final Logger ROOT = Logger.getLogger("");

    private final Set<String> personal;
    private final Set<String> loggers = ConcurrentHashMap.newKeySet();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (hasPersonalData(text(line))) {
                loggers.add("a line of " + line.getLoggerName());
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private PersonalDataWatch(Set<String> personal) {
        this.personal = personal;
        ROOT.addHandler(handler);
    }

    /** @param known JSON literals by field name */
    static PersonalDataWatch of(Map<String, List<String>> known) {
        return new PersonalDataWatch(PERSONAL_FIELDS.stream()
                .flatMap(field -> known.getOrDefault(field, List.of()).stream())
                .filter(literal -> !literal.equals("null"))
                .map(literal -> literal.replace("\"", ""))
                .flatMap(value -> Stream.of(value, value.replace("-", "")))
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where personal data were found; never the data. Records are decoded by a consumer, so compressed batches are read, too. */
    List<String> findings() {
        List<String> findings = new ArrayList<>(loggers);
        for (String topic : TestStack.topics()) {
            if (TestStack.events(topic).stream().anyMatch(this::hasPersonalData)) {
                findings.add("a record of " + topic);
            }
        }
        return findings;
    }

    private boolean hasPersonalData(ConsumerRecord<byte[], byte[]> event) {
        return Stream.concat(
                        Stream.of(event.key(), event.value()),
                        Arrays.stream(event.headers().toArray()).map(header -> header.value()))
                .anyMatch(bytes -> bytes != null && hasPersonalData(new String(bytes, UTF_8)));
    }

    private boolean hasPersonalData(String text) {
        return personal.stream().anyMatch(text::contains);
    }

    private static String text(LogRecord line) {
        StringWriter text = new StringWriter();
        text.append(String.valueOf(line.getMessage()));
        if (line.getParameters() != null) {
            text.append(Arrays.toString(line.getParameters()));
        }
        if (line.getThrown() != null) {
            line.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }

    @Override
    public void close() {
        ROOT.removeHandler(handler);
    }
}
