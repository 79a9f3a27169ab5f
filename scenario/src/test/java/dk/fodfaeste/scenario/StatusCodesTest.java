package dk.fodfaeste.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services share no class, so each has its own list of codes; the lists must not drift apart, and the glossary has a word for each. */
class StatusCodesTest {

    private static final Pattern CONSTANT = Pattern.compile("(?m)^    ([A-Z][A-Z_]+)\\b");

    @ParameterizedTest(name = "{0} is the same everywhere")
    @CsvSource({
        "Status, participant-service/src/main/java/dk/fodfaeste/participant/Status.java, outcome-service/src/main/java/dk/fodfaeste/outcome/Status.java",
        "Status, participant-service/src/main/java/dk/fodfaeste/participant/Status.java, reporting-service/src/main/java/dk/fodfaeste/reporting/followup/Status.java",
        "ExitReason, participant-service/src/main/java/dk/fodfaeste/participant/ExitReason.java, outcome-service/src/main/java/dk/fodfaeste/outcome/ExitReason.java",
    })
    void the_codes_are_the_same_in_every_service_and_in_the_glossary(String name, String first, String second)
            throws IOException {
        Set<String> codes = codes(first);
        assertThat(codes).as(name).hasSizeGreaterThan(10).isEqualTo(codes(second));
        String glossary = Files.readString(Commands.HOME.resolve("docs/glossary.md"));
        assertThat(glossary)
                .contains(codes.stream().map(code -> "`" + code + "`").toArray(String[]::new));
    }

    /** Without the readers' word for what they do not know. */
    private static Set<String> codes(String file) throws IOException {
        List<String> constants = CONSTANT.matcher(Files.readString(Commands.HOME.resolve(file)))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        return constants.stream().filter(code -> !code.equals("UNKNOWN")).collect(Collectors.toSet());
    }
}
