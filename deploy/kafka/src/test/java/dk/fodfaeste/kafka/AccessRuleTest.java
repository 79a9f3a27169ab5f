package dk.fodfaeste.kafka;

import static dk.fodfaeste.kafka.AccessRule.Access.READ;
import static dk.fodfaeste.kafka.AccessRule.Access.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.apache.kafka.common.acl.AclBinding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRuleTest {

    private static final String HEADING = "application;may;topic\n";
    private static final List<Topic> TOPICS =
            List.of(new Topic("events-v1", 12, -1, false), new Topic("letters-v1", 1, -1, false));

    @Test
    void each_line_is_a_rule() throws IOException {
        assertThat(read(HEADING + "some-service;write;events-v1\nsome-service;read;events-v1\n"))
                .containsExactly(
                        new AccessRule("some-service", WRITE, "events-v1"),
                        new AccessRule("some-service", READ, "events-v1"));
    }

    @Test
    void a_writer_may_write_the_topic_and_a_reader_may_use_its_own_consumer_groups_too() {
        assertThat(new AccessRule("a", WRITE, "events-v1").bindings())
                .extracting(AccessRuleTest::words)
                .containsExactly("User:a ALLOW WRITE TOPIC LITERAL events-v1 from *");
        assertThat(new AccessRule("a", READ, "events-v1").bindings())
                .extracting(AccessRuleTest::words)
                .containsExactlyInAnyOrder(
                        "User:a ALLOW READ TOPIC LITERAL events-v1 from *",
                        "User:a ALLOW READ GROUP PREFIXED a. from *");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', textBlock = """
                    a;read,               'access.csv, line 3: there are 2 fields, and 3 are expected: application;may;topic.'
                    *;read;events-v1,     'access.csv, line 3, application: "*" is not a name for an application: letters, digits, hyphens and underscores.'
                    a.b;read;events-v1,   'access.csv, line 3, application: "a.b" is not a name for an application: letters, digits, hyphens and underscores.'
                    ;read;events-v1,      'access.csv, line 3, application: "" is not a name for an application: letters, digits, hyphens and underscores.'
                    admin;read;events-v1, 'access.csv, line 3, application: "admin" is the administrator, who may do everything already.'
                    a;delete;events-v1,   'access.csv, line 3, may: "delete" is neither read nor write.'
                    a;READ;events-v1,     'access.csv, line 3, may: "READ" is neither read nor write.'
                    a;read;event-v1,      'access.csv, line 3, topic: "event-v1" is not a topic of topics.csv.'
                    a;read;*,             'access.csv, line 3, topic: "*" is not a topic of topics.csv.'
                    a;write;letters-v1,   'access.csv, line 3, topic: "letters-v1" has a line with the same application and right already.'
                    """)
    void a_bad_line_is_refused_with_its_place_and_the_reason(String line, String message) {
        assertThatThrownBy(() -> read(HEADING + "a;write;letters-v1\n" + line + "\n"))
                .isInstanceOf(KafkaAccessException.class)
                .hasMessage(message);
    }

    private static List<AccessRule> read(String table) throws IOException {
        return AccessRule.read("access.csv", new StringReader(table), TOPICS);
    }

    private static String words(AclBinding binding) {
        return String.join(
                " ",
                binding.entry().principal(),
                binding.entry().permissionType().toString(),
                binding.entry().operation().toString(),
                binding.pattern().resourceType().toString(),
                binding.pattern().patternType().toString(),
                binding.pattern().name(),
                "from",
                binding.entry().host());
    }
}
