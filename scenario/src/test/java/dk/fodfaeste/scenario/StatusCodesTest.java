package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that judge or show codes have lists of their own, as measures/ has. The lists must be equal, and the glossary must explain each code. */
class StatusCodesTest {

    private static final Pattern CONSTANT = Pattern.compile("(?m)^    ([A-Z][A-Z_]+)\\b");

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "Status, outcome-service",
        "Status, measures",
        "ExitReason, reporting-service",
    })
    void the_codes_are_the_same_in_every_module_and_in_the_glossary(String type, String module) throws IOException {
        Set<String> codes = codes("participant-service", type);
        assertThat(codes).as(type).hasSizeGreaterThan(10).isEqualTo(codes(module, type));
        String glossary = Files.readString(Commands.HOME.resolve("docs/glossary.md"));
        assertThat(glossary)
                .contains(codes.stream().map(code -> "`" + code + "`").toArray(String[]::new));
    }

    /** The constants of the enum in the sources of a module, without {@code UNKNOWN}, which stands for codes of newer services. */
    private static Set<String> codes(String module, String type) throws IOException {
        try (Stream<Path> sources = Files.walk(Commands.HOME.resolve(module + "/src/main/java"))) {
            List<Path> found =
                    sources.filter(source -> source.endsWith(type + ".java")).toList();
            assertThat(found).as("%s in %s", type, module).hasSize(1);
            return CONSTANT.matcher(Files.readString(found.getFirst()))
                    .results()
                    .map(constant -> constant.group(1))
                    .filter(code -> !code.equals("UNKNOWN"))
                    .collect(Collectors.toSet());
        }
    }
}
