package dk.fodfaeste.words;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fails where a type name, a comment, a message, a page text or a document uses a word of {@code words-to-avoid.csv}. The list says why and what to write
 * instead. The test reads the sources of all modules, so it is in the module that is built first.
 */
class PlainWordsTest {

    private static final List<AvoidedWord> WORDS = AvoidedWord.readAll();

    /** @param module the module, or the file where it is in no module */
    private record Offence(String module, String text) {}

    static List<AvoidedWord> words() {
        return WORDS;
    }

    @Test
    void the_repository_uses_plain_words() throws IOException {
        List<Offence> offences = new ArrayList<>();
        for (Path file : SourceFiles.all()) {
            SourceText source = SourceText.of(file, Files.readString(SourceFiles.ROOT.resolve(file)));
            for (AvoidedWord word : WORDS) {
                for (SourceText.Match match : source.find(word)) {
                    offences.add(new Offence(
                            SourceFiles.module(file),
                            "%s:%d: \"%s\": %s; write: %s"
                                    .formatted(file, match.line(), match.text(), word.why(), word.instead())));
                }
            }
        }
        Map<String, Long> perModule = offences.stream().collect(groupingBy(Offence::module, TreeMap::new, counting()));
        assertThat(offences.stream().map(Offence::text))
                .as("words to avoid, per module: %s", perModule)
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("words")
    void every_word_of_the_list_is_found_in_its_example(AvoidedWord word) {
        String source = word.scope() == AvoidedWord.Scope.TYPE
                ? "record " + word.example() + "() {}"
                : "/** " + word.example() + " */";
        assertThat(SourceText.of(Path.of("Example.java"), source).find(word)).isNotEmpty();
        if (word.scope() == AvoidedWord.Scope.TEXT) {
            assertThat(SourceText.of(Path.of("example.md"), word.example()).find(word))
                    .isNotEmpty();
        }
    }

    @Test
    void only_texts_are_searched_and_a_phrase_may_be_broken_over_two_lines() {
        assertThat(linesOf("Example.java", """
                // The service is
                // told of it.
                class Example {
                    String whoever = "is told";
                    /* {@code is told} and {@link Whoever} */
                }
                """)).containsExactly(1, 2);
        assertThat(linesOf("ExampleTest.java", """
                class ExampleTest {
                    void the_service_is_told() {}
                    String text = say("whoever", "whoever");
                }
                """)).containsExactly(2, 3);
        assertThat(linesOf(
                        "example.html", "{! whoever !}\n<p class=\"whoever\">{t:say('whoever', 'the caller')}</p>\n"))
                .containsExactly(1);
        assertThat(linesOf("example.html", "\n{t:say('den, der', 'whoever')}")).containsExactly(2);
        assertThat(linesOf("example.properties", "whoever=whoever\n# whoever\n"))
                .containsExactly(2);
        assertThat(linesOf("example.sql", "select whoever; -- whoever\nselect 1;"))
                .containsExactly(1);
        assertThat(linesOf("messages.csv", "whoever;\"whoever; now\";whoever\n"))
                .containsExactly(1);
        assertThat(linesOf("messages.csv", "whoever;the caller;whoever\n")).isEmpty();
        assertThat(linesOf("code-labels.csv", "whoever;whoever;the caller\nwhoever;whoever;whoever\n"))
                .containsExactly(2);
        assertThat(linesOf("example.md", "`whoever` [x](whoever)\n```\nwhoever\n```\nwhoever\n"))
                .containsExactly(5);
    }

    private static List<Integer> linesOf(String file, String source) {
        SourceText text = SourceText.of(Path.of(file), source);
        return WORDS.stream()
                .flatMap(word -> text.find(word).stream())
                .map(SourceText.Match::line)
                .sorted()
                .toList();
    }
}
