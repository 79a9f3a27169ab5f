package dk.fodfaeste.participant.status;

import static dk.fodfaeste.participant.Api.as;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.TestStack;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedrivingTest {
    private static final String EMPLOYMENTS = "fodfaeste.employment-events-v1";

    @Test
    void a_redriven_employment_is_stored_also_twice() throws SQLException {
        String consultant = "redriven-" + UUID.randomUUID();
        byte[] key = consultant.getBytes(UTF_8);
        TestStack.send(List.of(
                new ProducerRecord<>(EMPLOYMENTS, key, """
                {"consultant":"%s","version":1,"leavesOn":"2026-12-31","hoursPerWeek":37,"recordedBy":"lead1",
                 "recordedAt":"2026-01-01T12:00:00Z"}""".formatted(consultant).getBytes(UTF_8))));
        long id = DeadLetterRequests.add(EMPLOYMENTS, key);
        var letters = new DeadLetterRequests("participant-service");
        letters.redrive(id).statusCode(200).body("redriven", equalTo(1));
        assertThat(letters.isWaiting(id)).isFalse();
        try (var owner = TestStack.asOwner();
                var select = owner.prepareStatement("select leaves_on::text from employments where consultant = ?")) {
            select.setString(1, consultant);
            try (var row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getString(1)).isEqualTo("2026-12-31");
            }
        }
    }

    @Test
    void the_state_has_the_topics_that_the_service_reads() {
        as("admin")
                .get("/api/v1/participant-service/status")
                .then()
                .statusCode(200)
                .body("topics.topic", hasItem(EMPLOYMENTS))
                .body("pendingDerivations", equalTo(null))
                .body("readUntil", equalTo(null));
    }
}
