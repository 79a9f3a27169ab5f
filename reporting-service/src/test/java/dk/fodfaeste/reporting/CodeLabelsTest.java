package dk.fodfaeste.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.measures.Status;
import dk.fodfaeste.reporting.figures.Breakdown.CombinedGroup;
import dk.fodfaeste.reporting.figures.BreakdownDimension;
import dk.fodfaeste.reporting.followup.AgeGroup;
import dk.fodfaeste.reporting.followup.ExitReason;
import dk.fodfaeste.reporting.followup.RestatementReason;
import dk.fodfaeste.reporting.rate.Basis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code that a page displays has a label in both languages. */
class CodeLabelsTest {
    static Stream<Object> codes() {
        return Stream.of(
                        Status.values(),
                        Attendance.values(),
                        RestatementReason.values(),
                        ExitReason.values(),
                        AgeGroup.values(),
                        BreakdownDimension.values(),
                        Basis.values(),
                        CombinedGroup.values())
                .flatMap(list -> Stream.<Object>of((Object[]) list));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_label_in_both_languages(Enum<?> code) throws IOException {
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
