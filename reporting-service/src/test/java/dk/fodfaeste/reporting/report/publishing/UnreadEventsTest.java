package dk.fodfaeste.reporting.report.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.intake.TopicOffsets;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A restore deletes the old records of a writer, so a topic can end at an offset that no reader ever reaches. */
@QuarkusTest
class UnreadEventsTest {
    @Inject
    StoredOffsets storedOffsets;

    @Test
    void deleted_records_are_not_unread() throws Exception {
        String topic = "emptied-" + UUID.randomUUID();
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", TestStack.kafka());
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
            byte[] value = "event".getBytes(StandardCharsets.UTF_8);
            TestStack.send(List.of(new ProducerRecord<>(topic, value), new ProducerRecord<>(topic, value)));
            TopicOffsets offsets = new TopicOffsets(settings);
            UnreadEvents unread = new UnreadEvents(offsets, topic, topic, topic, topic, topic, storedOffsets);
            assertThat(unread.countUnread(unread.requireOffsets())).isEqualTo(2);
            for (int deleted : List.of(1, 2)) {
                admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(deleted)))
                        .all()
                        .get();
                assertThat(unread.countUnread(unread.requireOffsets())).isEqualTo(2 - deleted);
            }
            offsets.close();
        }
    }
}
