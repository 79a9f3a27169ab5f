package dk.fodfaeste.outcome.status;

import static dk.fodfaeste.local.test.Waits.await;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dk.fodfaeste.kit.test.DeadLetterRequests;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Records that could not be read are listed without their content and are processed again. */
@QuarkusTest
class DeadLettersTest extends IntegrationTestBase {
    private static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";

    private final DeadLetterRequests letters = new DeadLetterRequests("outcome-service");

    @Inject
    MeterRegistry metrics;

    @Test
    void an_unreadable_record_is_listed_with_its_place_and_reason_and_without_its_content() {
        byte[] key = UUID.randomUUID().toString().getBytes(UTF_8);
        TestStack.send(List.of(new ProducerRecord<>(
                ENROLMENTS, key, "{\"enrolmentId\": \"Frida Fiktiv 010190-9999\"}".getBytes(UTF_8))));
        var record = DeadLetterRequests.newest(ENROLMENTS, key);
        await().until(() ->
                letters.waiting().stream().anyMatch(letter -> isAt(letter, record.partition(), record.offset())));
        Map<String, Object> letter = letters.waiting().stream()
                .filter(each -> isAt(each, record.partition(), record.offset()))
                .findFirst()
                .orElseThrow();
        assertThat(letter).containsOnlyKeys("id", "topic", "partition", "offset", "reason", "foundAt");
        assertThat((String) letter.get("reason"))
                .contains("line 1")
                .doesNotContain("Frida")
                .doesNotContain("9999");
        long id = ((Number) letter.get("id")).longValue();
        letters.redrive(id).statusCode(422);
        assertThat(letters.isWaiting(id)).isTrue();
        given().auth()
                .oauth2(TestStack.token("admin"))
                .accept("text/html")
                .get("/status/outcome-service/dead-letters")
                .then()
                .statusCode(200)
                .body(containsString(ENROLMENTS + "/" + record.partition() + "/" + record.offset()))
                .body(containsString("Behandl igen"));
    }

    @Test
    void a_record_that_this_version_reads_is_processed_and_not_listed_again() throws SQLException {
        EnrolmentEvent missed = anEnrolmentThatAnOlderVersionCouldNotRead();
        double before = redriven();
        long id = DeadLetterRequests.add(ENROLMENTS, key(missed));
        assertThat(waiting()).isGreaterThanOrEqualTo(1);
        letters.redrive(id).statusCode(200).body("redriven", equalTo(1));
        get(missed).statusCode(200).body("dueOn", equalTo("2026-02-28"));
        assertThat(letters.isWaiting(id)).isFalse();
        assertThat(redriven()).isEqualTo(before + 1);
        letters.redrive(id).statusCode(409);
    }

    @Test
    void an_outdated_version_changes_nothing() throws SQLException {
        EnrolmentEvent first = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        long id = DeadLetterRequests.add(ENROLMENTS, key(first));
        publish(first.exitCorrected("2025-11-30", "OTHER"));
        letters.redrive(id).statusCode(200);
        get(first).body("dueOn", equalTo("2026-01-30"));
    }

    @Test
    void all_are_processed_at_once_and_those_that_cannot_be_read_or_are_gone_wait() throws SQLException {
        EnrolmentEvent one = anEnrolmentThatAnOlderVersionCouldNotRead();
        EnrolmentEvent other = anEnrolmentThatAnOlderVersionCouldNotRead();
        long first = DeadLetterRequests.add(ENROLMENTS, key(one));
        long second = DeadLetterRequests.add(ENROLMENTS, key(other));
        long gone = DeadLetterRequests.add(ENROLMENTS, 0, 1_000_000);
        letters.redriveAll()
                .statusCode(200)
                .body("redriven", greaterThanOrEqualTo(2))
                .body("gone", greaterThanOrEqualTo(1));
        get(one).statusCode(200);
        get(other).statusCode(200);
        assertThat(letters.isWaiting(first)).isFalse();
        assertThat(letters.isWaiting(second)).isFalse();
        assertThat(letters.isWaiting(gone)).isTrue();
        letters.redrive(gone).statusCode(410);
        letters.redrive(987_654_321).statusCode(404);
    }

    @Test
    void of_several_requests_at_once_one_processes_the_record() throws Exception {
        EnrolmentEvent missed = anEnrolmentThatAnOlderVersionCouldNotRead();
        double before = redriven();
        long id = DeadLetterRequests.add(ENROLMENTS, key(missed));
        Callable<Integer> request = () -> letters.redrive(id).extract().statusCode();
        try (ExecutorService replicas = Executors.newFixedThreadPool(4)) {
            List<Integer> statuses = replicas.invokeAll(List.of(request, request, request, request)).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(statuses).containsExactlyInAnyOrder(200, 409, 409, 409);
        }
        assertThat(redriven()).isEqualTo(before + 1);
        get(missed).statusCode(200);
    }

    @Test
    void only_an_administrator_sees_and_processes_them() {
        for (String role : List.of("consultant", "lead", "dpo", "service")) {
            given().auth()
                    .oauth2(TestStack.token(role))
                    .accept("text/html")
                    .get("/status/outcome-service/dead-letters")
                    .then()
                    .statusCode(403);
        }
    }

    private EnrolmentEvent anEnrolmentThatAnOlderVersionCouldNotRead() throws SQLException {
        EnrolmentEvent missed = publish(EnrolmentEvent.exited(anInitiative(), "2025-12-31"));
        try (var owner = TestStack.asOwner();
                var delete = owner.prepareStatement(
                        "with gone as (delete from follow_ups where enrolment_id = ?) delete from enrolments where enrolment_id = ?")) {
            delete.setObject(1, missed.enrolmentId());
            delete.setObject(2, missed.enrolmentId());
            delete.executeUpdate();
        }
        get(missed).statusCode(404);
        return missed;
    }

    private static byte[] key(EnrolmentEvent enrolment) {
        return enrolment.enrolmentId().toString().getBytes(UTF_8);
    }

    private static boolean isAt(Map<String, Object> letter, int partition, long offset) {
        return ENROLMENTS.equals(letter.get("topic"))
                && ((Number) letter.get("partition")).intValue() == partition
                && ((Number) letter.get("offset")).longValue() == offset;
    }

    private double redriven() {
        return metrics.counter("fodfaeste.dead.letters.redriven").count();
    }

    private double waiting() {
        return metrics.get("fodfaeste.dead.letters.waiting").gauge().value();
    }
}
