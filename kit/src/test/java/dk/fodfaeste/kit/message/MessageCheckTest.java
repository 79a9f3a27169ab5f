package dk.fodfaeste.kit.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fodfaeste.kit.test.MessageCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The messages of kit; each service has such a test of its own. */
class MessageCheckTest {
    private static final List<String> KEYS_THAT_ONLY_SERVICES_USE = List.of("differs", "empty", "notNull", "size");

    private static final String WRITTEN_IN_ALL_WAYS = """
            import jakarta.validation.constraints.NotNull;
            import jakarta.validation.constraints.Size;

            class Written {
                private static final String CONSTANT = "inConstant";

                record Body(@NotNull String one, @Size(max = 9, message = "sizeOfOurs") String two) {}

                @Constraint(validatedBy = {})
                @interface Ours {
                    String message() default "ofOurs";
                }

                Message message() {
                    return message;
                }

                void refuse(boolean either, LocalDate day) {
                    throw Refusal.conflict(message("alone"));
                    throw Refusal.rule("field", message(CONSTANT, day));
                    throw Refusal.malformed("field", Message.message((either ? "one" : "another"), 7));
                    throw Refusal.tooMany("tooMany", 7, Duration.ZERO);
                    throw Refusal.malformed("field", message("missing"));
                }
            }
            """;
    private static final String LINES = """
            alone;Stands alone.;Står alene.
            inConstant;is of {0};er fra {0}
            sizeOfOurs;has at most {max};har højst {max}
            ofOurs;is not ours;-
            one;is one;er en
            another;is another of {0};er en anden
            another:one;-;{field} har en anden end {0}
            tooMany;{0}, wait {1};vent
            *:missing;-;{field} mangler
            """;

    @TempDir
    Path module;

    @Test
    void messages_are_found_in_every_way_of_writing_them() throws IOException {
        assertThat(faults(WRITTEN_IN_ALL_WAYS, LINES.replace("another:one", "name:another")))
                .isEmpty();
    }

    @Test
    void each_way_of_writing_a_message_needs_its_line() throws IOException {
        assertThat(faults(WRITTEN_IN_ALL_WAYS, ""))
                .containsExactly(
                        "Written.java:7: messages.csv has no line for sizeOfOurs",
                        "Written.java:11: messages.csv has no line for ofOurs",
                        "Written.java:19: messages.csv has no line for alone",
                        "Written.java:20: messages.csv has no line for inConstant",
                        "Written.java:21: messages.csv has no line for one",
                        "Written.java:21: messages.csv has no line for another",
                        "Written.java:22: messages.csv has no line for tooMany");
    }

    static Stream<Arguments> offenders() {
        return Stream.of(
                offender("message(key)", "", "the key of the message is no literal: key"),
                offender("message(\"a\" + key)", "", "the key of the message is no literal"),
                offender("new Message(\"missing\", Map.of())", "", "a message is created by message(...)"),
                offender("message(\"missing\")", "more;is more;er mere", "more is not used"),
                offender("message(\"one\")", "one;;en", "one has no English text"),
                offender("message(\"one\")", "one;-;en", "one has no English text"),
                offender("message(\"one\")", "one;is one;", "one has no Danish text"),
                offender("message(\"one\")", "one;is one;en\none;is one;en", "one has two lines"),
                offender("message(\"One\")", "One;is one;en", "One is not written in lowerCamelCase"),
                offender("message(\"missing\")", "missing;is missing;mangler", "missing has a line in another module"),
                offender("message(\"one\", 1)", "one;is {0};{1}", "one has placeholders in Danish only: [1]"),
                offender("message(\"one\", 1)", "one;is {0} of {1};{0}", "one has no argument for [1]"),
                offender("Refusal.tooMany(\"one\", 1, wait)", "one;{2};-", "one has no argument for [2]"),
                offender("message(\"one\")", "one;is one;{field}", "one has placeholders in Danish only: [field]"),
                offender("1", "name:unknown;-;en", "name:unknown has no line without the field"),
                offender("1", "name:missing;is missing;mangler", "name:missing has an English text"),
                offender("1", "name:missing;-;{0}", "name:missing has placeholders in Danish only: [0]"),
                offender("new Object() { @NotNull(message = KEY) int a; }", "", "the key of the message is no literal"),
                offender("new Object() { @Max(9) int a; }", "", "messages.csv has no line for max"),
                offender(
                        "new Object() { @Size(message = \"one\") int a; }",
                        "one;{value};-",
                        "one has no argument for [value]"));
    }

    private static Arguments offender(String expression, String lines, String fault) {
        return Arguments.of(expression, lines, fault);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("offenders")
    void a_fault_is_found(String expression, String lines, String fault) throws IOException {
        assertThat(faults("""
                        import jakarta.validation.constraints.Max;
                        import jakarta.validation.constraints.NotNull;
                        import jakarta.validation.constraints.Size;

                        class Written {
                            Object it = %s;
                        }
                        """.formatted(expression), lines))
                .anySatisfy(found -> assertThat(found).contains(fault));
    }

    @Test
    void a_key_that_only_other_modules_use_is_in_the_file_and_not_used_here() throws IOException {
        write("class Written { Object it = message(\"one\"); }", "one;is one;en\ntwo;is two;to\n");
        assertThat(MessageCheck.faults(module, "two")).isEmpty();
        assertThat(MessageCheck.faults(module, "two", "one")).hasSize(1);
        assertThat(MessageCheck.faults(module, "two", "three")).hasSize(1);
    }

    @Test
    void the_assertion_lists_the_faults() throws IOException {
        write("class Written { Object it = message(key); }", "");
        assertThatThrownBy(() -> MessageCheck.assertComplete(module))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Written.java:1: the key of the message is no literal: key");
    }

    @Test
    void every_message_of_kit_has_its_texts() {
        MessageCheck.assertComplete(Path.of(""), KEYS_THAT_ONLY_SERVICES_USE.toArray(String[]::new));
    }

    private List<String> faults(String source, String lines) throws IOException {
        write(source, lines);
        return MessageCheck.faults(module);
    }

    private void write(String source, String lines) throws IOException {
        Path sources = Files.createDirectories(module.resolve("src/main/java"));
        Path resources = Files.createDirectories(module.resolve("src/main/resources"));
        Files.writeString(sources.resolve("Written.java"), source);
        Files.writeString(resources.resolve("messages.csv"), "key;english;danish\n" + lines);
    }
}
