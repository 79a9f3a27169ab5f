package dk.fodfaeste.measures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code that pages show has a label in both languages. */
class CodeLabelsTest {
    static Stream<Enum<?>> codes() {
        return Stream.<Enum<?>[]>of(
                        ActivityKind.values(), MeasureKind.values(), AnchorKind.values(), Recurrence.PeriodEnd.values())
                .flatMap(Stream::of);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_its_labels(Enum<?> code) throws IOException {
        try (InputStream labels = MeasureKind.class.getResourceAsStream("/code-labels.csv")) {
            assertThat(new String(labels.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .filteredOn(line -> line.matches(
                            code.getDeclaringClass().getSimpleName() + "\\." + code.name() + ";[^;]+;[^;]+"))
                    .hasSize(1);
        }
    }
}
