package dk.fodfaeste.kit.test;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters of a service, over HTTP as an administrator. */
public final class DeadLetterRequests {
    private final String service;

    public DeadLetterRequests(String service) {
        this.service = service;
    }

    /** Stores a letter as if an older version of the service could not read this record. Returns its id. */
    public static long add(String topic, int partition, long offset) throws SQLException {
        try (Connection owner = TestStack.asOwner();
                PreparedStatement insert = owner.prepareStatement("""
                        insert into dead_letters (topic, partition, record_offset, reason, found_at)
                        values (?, ?, ?, 'an older version', now()) returning id""")) {
            insert.setString(1, topic);
            insert.setInt(2, partition);
            insert.setLong(3, offset);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Stores a letter for the newest record of the key. */
    public static long add(String topic, byte[] key) throws SQLException {
        ConsumerRecord<byte[], byte[]> record = newest(topic, key);
        return add(topic, record.partition(), record.offset());
    }

    /** The newest record of the key. */
    public static ConsumerRecord<byte[], byte[]> newest(String topic, byte[] key) {
        return TestStack.events(topic).stream()
                .filter(each -> Arrays.equals(each.key(), key))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The waiting letters. */
    public List<Map<String, Object>> waiting() {
        return given().auth()
                .oauth2(TestStack.token("admin"))
                .get("/api/v1/" + service + "/status/dead-letters?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** Whether the letter waits. */
    public boolean isWaiting(long id) {
        return waiting().stream().anyMatch(letter -> ((Number) letter.get("id")).longValue() == id);
    }

    public ValidatableResponse redrive(long id) {
        return given().auth()
                .oauth2(TestStack.token("admin"))
                .contentType("application/json")
                .post("/api/v1/" + service + "/status/dead-letters/" + id + "/redrive")
                .then();
    }

    public ValidatableResponse redriveAll() {
        return given().auth()
                .oauth2(TestStack.token("admin"))
                .contentType("application/json")
                .post("/api/v1/" + service + "/status/dead-letters/redrive")
                .then();
    }
}
