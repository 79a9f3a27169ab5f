package dk.fodfaeste.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code has a Danish and an English label, except codes that only occur in events. */
class CodeLabelsTest {
    static Stream<Object> codes() {
        return Stream.of(Status.values(), ExitReason.values(), EnrolmentState.values())
                .flatMap(list -> Stream.<Object>of((Object[]) list))
                .filter(code -> !code.toString().equals("UNKNOWN"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_labels(Enum<?> code) throws IOException {
        try (InputStream words = CodeLabelsTest.class.getResourceAsStream("/code-labels.csv")) {
            List<String> lines = new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            assertThat(lines)
                    .filteredOn(line -> line.matches(
                            code.getDeclaringClass().getSimpleName() + "\\." + code.name() + ";[^;]+;[^;]+"))
                    .hasSize(1);
        }
    }
}
