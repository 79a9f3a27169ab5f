package dk.fodfaeste.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTest {

    private static final String HEADING = "name;partitions;retentionMs;cleanup\n";

    @Test
    void each_line_is_a_topic_and_blank_lines_are_skipped() throws IOException {
        assertThat(read(HEADING + "a.events-v1;12;-1;delete\n\nb;1;86400000;compact"))
                .containsExactly(new Topic("a.events-v1", 12, -1, false), new Topic("b", 1, 86_400_000, true));
    }

    @Test
    void the_table_of_the_contracts_can_be_read() throws IOException {
        assertThat(read(Files.readString(Path.of("../../contracts/src/main/resources/topics.csv"))))
                .contains(
                        new Topic("fodfaeste.observed-statuses-v1", 12, 2_592_000_000L, false),
                        new Topic("fodfaeste.outcome-state-v1", 12, -1, true));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    a;12,           'topics.csv, line 3: there are 2 fields, and 4 are expected: name;partitions;retentionMs;cleanup.'
                    a;12;-1;x;y,    'topics.csv, line 3: there are 5 fields, and 4 are expected: name;partitions;retentionMs;cleanup.'
                    *;12;-1;delete,        'topics.csv, line 3, name: "*" is not a name for a topic: letters, digits, dots, hyphens and underscores, at most 249.'
                    ..;12;-1;delete,       'topics.csv, line 3, name: ".." is not a name for a topic: letters, digits, dots, hyphens and underscores, at most 249.'
                    ;12;-1;delete,         'topics.csv, line 3, name: "" is not a name for a topic: letters, digits, dots, hyphens and underscores, at most 249.'
                    first;12;-1;delete,    'topics.csv, line 3, name: "first" has a line already.'
                    a;twelve;-1;delete,    'topics.csv, line 3, partitions: "twelve" is not a whole number.'
                    a;0;-1;delete,         'topics.csv, line 3, partitions: "0" is not between 1 and 1000.'
                    a;1001;-1;delete,      'topics.csv, line 3, partitions: "1001" is not between 1 and 1000.'
                    a;12;30 days;delete,   'topics.csv, line 3, retentionMs: "30 days" is not a whole number.'
                    a;12;0;delete,         'topics.csv, line 3, retentionMs: "0" is neither a positive number of milliseconds nor -1 (for good).'
                    a;12;-2;delete,        'topics.csv, line 3, retentionMs: "-2" is neither a positive number of milliseconds nor -1 (for good).'
                    a;12;-1;forget, 'topics.csv, line 3, cleanup: "forget" is neither delete nor compact.'
                    """)
    void a_bad_line_is_refused_with_its_place_and_the_reason(String line, String message) {
        assertThatThrownBy(() -> read(HEADING + "first;1;-1;delete\n" + line + "\n"))
                .isInstanceOf(KafkaAccessException.class)
                .hasMessage(message);
    }

    @Test
    void another_heading_or_none_and_a_table_without_lines_are_refused() {
        String heading = "topics.csv, line 1: the heading must be name;partitions;retentionMs;cleanup.";
        assertThatThrownBy(() -> read("")).hasMessage(heading);
        assertThatThrownBy(() -> read("name;retentionMs;partitions;cleanup\na;1;-1;delete"))
                .hasMessage(heading);
        assertThatThrownBy(() -> read(HEADING)).hasMessage("topics.csv: the table has no lines.");
    }

    private static List<Topic> read(String table) throws IOException {
        return Topic.read("topics.csv", new StringReader(table));
    }
}
