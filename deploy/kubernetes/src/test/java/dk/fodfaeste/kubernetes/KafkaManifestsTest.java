package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed topics and users are those of the tables in {@code contracts/}. */
class KafkaManifestsTest {

    private static final Path BASE = Path.of("base");
    private static final String COMMAND =
            "mvn -Dquick -pl deploy/kubernetes -am test -Dtest=KafkaManifestsTest -Dsurefire.failIfNoSpecifiedTests=false -Dmanifests.write=true";

    @Test
    void the_topics_are_those_of_the_table() throws IOException {
        compare("kafka-topics.yaml", "topics.csv", KafkaManifests.topics());
    }

    @Test
    void the_users_are_those_of_the_table() throws IOException {
        compare("kafka-users.yaml", "access.csv", KafkaManifests.users());
    }

    private static void compare(String file, String table, List<ObjectNode> objects) throws IOException {
        String text = "# Generated from contracts/src/main/resources/" + table
                + " by this command in the root of the repository:\n#   " + COMMAND + "\n" + Yaml.write(objects);
        if (Boolean.getBoolean("manifests.write")) {
            Files.writeString(BASE.resolve(file), text);
        }
        assertThat(BASE.resolve(file))
                .as("Generate it again: " + COMMAND)
                .content()
                .isEqualTo(text);
    }
}
