package dk.fodfaeste.kit.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.test.RefusalSentences;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every service can refuse with; the services have a test of their own for theirs. */
class RefusalSentencesTest {
    private static final String WRITTEN_IN_ALL_WAYS = """
            import jakarta.validation.constraints.NotNull;
            import jakarta.validation.constraints.Size;

            class Written {
                private static final String CONSTANT = "stands in a constant";
                private static final int MOST = 7;
                record Body(@NotNull String one, @Size(max = 9) String two, @NotNull(message = "has its own") String three) {}

                void refuse(String what, boolean either) {
                    throw Refusal.conflict("Stands alone.");
                    throw Refusal.rule("field", CONSTANT);
                    throw Refusal.malformed("field", either ? "is one " + what : "is more than " + MOST);
                    broken.add(new Violation("field", "is %d of %s".formatted(1, what)));
                    wrong("field", "is given to another method");
                }

                void wrong(String field, String message) {
                    broken.add(new Violation(field, message));
                }

                String fault(String text) {
                    return "is returned";
                }
            }
            """;

    @Test
    void sentences_are_found_in_every_way_of_writing_them(@TempDir Path sources) throws IOException {
        Files.writeString(sources.resolve("Written.java"), WRITTEN_IN_ALL_WAYS);
        assertThat(RefusalSentences.in(sources).stream().map(RefusalSentences.Sentence::english))
                .containsExactlyInAnyOrder(
                        "must not be null",
                        "size must be between 0 and 9",
                        "has its own",
                        "Stands alone.",
                        "stands in a constant",
                        "is one {}",
                        "is more than 7",
                        "is {} of {}",
                        "is given to another method",
                        "is returned");
        assertThatThrownBy(() -> RefusalSentences.assertTranslated(sources))
                .hasMessageContaining("is given to another method");
    }

    @Test
    void every_refusal_on_a_page_has_a_danish_translation() {
        RefusalSentences.assertTranslated(
                Path.of("src/main/java"),
                "ARCHIVE_DIR is not set: there is nowhere to write the archive to, and without it nobody is erased.",
                "The archive cannot be written, and without it nobody is erased.",
                "holds a parameter that is none of {}",
                "holds a parameter, and this address takes none",
                "is neither true nor false",
                "is nested too deeply or holds a value that is too long",
                "is not JSON",
                "is not JSON: line {}, column {}",
                "is not a field of this request",
                "is not a hash of 64 hexadecimal digits",
                "is not a number from 1 to 500",
                "is not percent-encoded as it should be",
                "is not the reference of a participant",
                "is not what a page before this one said",
                "must be greater than or equal to 1");
    }
}
