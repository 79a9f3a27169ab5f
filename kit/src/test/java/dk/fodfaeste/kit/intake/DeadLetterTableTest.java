package dk.fodfaeste.kit.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = TestStack.class, initArgs = @ResourceArg(name = "database", value = "participant"))
class DeadLetterTableTest {
    @Inject
    DeadLetterTable table;

    /** A topic that is read from its beginning after each start delivers the record again. */
    @Test
    void a_record_is_listed_once_and_again_if_it_cannot_be_read_after_it_was_processed() throws SQLException {
        var record = new ConsumerRecord<byte[], byte[]>("listed-once", 0, 7, null, null);
        assertThat(table.add(record, "first")).isTrue();
        assertThat(table.add(record, "second")).isFalse();
        DeadLetter letter = waiting();
        assertThat(letter.reason()).isEqualTo("first");
        table.markRedriven(letter.id());
        assertThat(table.lock(letter.id())).isEmpty();
        assertThat(table.add(record, "after a downgrade")).isTrue();
        assertThat(waiting().reason()).isEqualTo("after a downgrade");
    }

    private DeadLetter waiting() throws SQLException {
        return table.waiting(0, 100).stream()
                .filter(letter -> letter.topic().equals("listed-once"))
                .findFirst()
                .orElseThrow();
    }
}
