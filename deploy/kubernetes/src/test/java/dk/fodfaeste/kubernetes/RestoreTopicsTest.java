package dk.fodfaeste.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fodfaeste.kafka.AccessRule;
import dk.fodfaeste.kafka.Topic;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The jobs of a restore delete the records of every partition of the topics that a service publishes again: those that it writes and reads,
 * to notice a restore. Erasures are never deleted.
 */
class RestoreTopicsTest {

    private static final String ERASURES = "fodfaeste.participant-events-v1";

    @ParameterizedTest
    @ValueSource(strings = {"participant", "outcome"})
    void every_partition_of_the_topics_of_a_writer_is_named(String writer) {
        Set<String> topics = topics(writer, AccessRule.Access.WRITE);
        topics.retainAll(topics(writer, AccessRule.Access.READ));
        topics.remove(ERASURES);
        Set<String> expected = new TreeSet<>();
        for (Topic topic : KafkaManifests.topicTable()) {
            for (int partition = 0; topics.contains(topic.name()) && partition < topic.partitions(); partition++) {
                expected.add(topic.name() + " " + partition + " -1");
            }
        }
        String file = "kubernetes/restore/access/" + writer + "-topics.json";
        Set<String> named = new TreeSet<>();
        for (JsonNode partition :
                Yaml.documents(file, ManifestFiles.read().text(file)).get(0).path("partitions")) {
            named.add(partition.path("topic").asText() + " " + partition.path("partition") + " "
                    + partition.path("offset"));
        }
        assertThat(named).isEqualTo(expected);
    }

    private static Set<String> topics(String writer, AccessRule.Access may) {
        return KafkaManifests.accessTable().stream()
                .filter(rule -> rule.application().equals(writer + "-service") && rule.may() == may)
                .map(AccessRule::topic)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
