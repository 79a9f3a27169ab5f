package dk.fodfaeste.scenario;

import dk.fodfaeste.local.test.Waits;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The number of records that the consumer groups of a service have not committed yet. */
final class ConsumerLag {

    private ConsumerLag() {}

    static long of(String bootstrap, String service) {
        try (Admin admin =
                Admin.create(Map.of("bootstrap.servers", bootstrap, "default.api.timeout.ms", Waits.LIMIT_MILLIS))) {
            long behind = 0;
            for (GroupListing group : admin.listGroups().all().get()) {
                if (group.groupId().startsWith(service + ".")) {
                    behind += ofGroup(admin, group.groupId());
                }
            }
            return behind;
        } catch (ExecutionException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long ofGroup(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> ends = admin.listOffsets(
                        committed.keySet().stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                .all()
                .get();
        return ends.entrySet().stream()
                .mapToLong(end ->
                        end.getValue().offset() - committed.get(end.getKey()).offset())
                .sum();
    }
}
