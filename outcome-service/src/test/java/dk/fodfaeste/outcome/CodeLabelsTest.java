package dk.fodfaeste.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code has a label in both languages. UNKNOWN is never shown. */
class CodeLabelsTest {
    static Stream<Object> codes() {
        return Stream.of(
                        Status.values(),
                        Source.values(),
                        State.values(),
                        LostReason.values(),
                        Outcome.Kind.values(),
                        Attendance.values(),
                        RecordedActivity.Change.values())
                .flatMap(list -> Stream.<Object>of((Object[]) list))
                .filter(code -> !code.toString().equals("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_its_labels(Enum<?> code) throws IOException {
        try (InputStream labels = CodeLabelsTest.class.getResourceAsStream("/code-labels.csv")) {
            List<String> lines = new String(labels.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines)
                    .filteredOn(line -> line.matches(
                            code.getDeclaringClass().getSimpleName() + "\\." + code.name() + ";[^;]+;[^;]+"))
                    .hasSize(1);
        }
    }
}
