package dk.fodfaeste.outcome.observing;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dk.fodfaeste.kit.test.DocumentedEvents;
import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import dk.fodfaeste.outcome.support.ParticipantServiceStub;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/** Statuses from another system through Kafka. Today is 15 March 2026. */
@QuarkusTest
class ObservedStatusesTest extends IntegrationTestBase {
    private static final String OBSERVED = "fodfaeste.observed-statuses-v1";
    private static final String REJECTED = "fodfaeste.observed-statuses-rejected-v1";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Test
    void an_observed_status_is_recorded_with_the_source_register() {
        EnrolmentEvent byCase = dueEnrolment();
        EnrolmentEvent byId = dueEnrolment();
        String number = known(byCase);
        known(byId);
        TestStack.send(List.of(
                record(
                        null,
                        "{'caseNumber':'%s','measure':'%s','statusDate':'2026-03-01','statuses':['ORDINARY_FULL_TIME'],'weeklyHours':37.0,'seen':'tomorrow'}"
                                .formatted(number, MEASURE)),
                record(
                        "any",
                        "{'enrolmentId':'%s','measure':'%s','statuses':['EDUCATION']}"
                                .formatted(byId.enrolmentId(), MEASURE))));
        awaitEvents(byId, 1);
        get(byCase)
                .body("statuses", contains("ORDINARY_FULL_TIME"))
                .body("source", equalTo("REGISTER"))
                .body("weeklyHours.toString()", equalTo("37"))
                .body("history[0].recordedBy", equalTo("observed-statuses"));
        get(byId).body("statusDate", equalTo("2026-02-28"));
        as("dpo")
                .get("/api/v1/outcome-service/audit?participantRef="
                        + byId.event().get("participantRef"))
                .then()
                .body("items.findAll { it.who == 'observed-statuses' }.role", contains("register"));
    }

    @Test
    void a_recorded_status_sent_again_changes_nothing_and_is_not_rejected() {
        EnrolmentEvent enrolment = dueEnrolment();
        known(enrolment);
        String body = "{'enrolmentId':'%s','measure':'%s','statuses':['EDUCATION']}"
                .formatted(enrolment.enrolmentId(), MEASURE);
        TestStack.send(List.of(record("same", body), record("same", body), record("same", body)));
        awaitEvents(enrolment, 1);
        awaitRejected("{'last':1}");
        get(enrolment).body("version", equalTo(1));
        assertThat(TestStack.events(REJECTED)).noneMatch(record -> Arrays.equals(record.key(), "same".getBytes(UTF_8)));
    }

    @Test
    void a_rejected_record_is_forwarded_unchanged_with_its_headers_and_the_reason() {
        EnrolmentEvent enrolment = dueEnrolment();
        String number = known(enrolment);
        String id = enrolment.enrolmentId().toString();
        Map<String, String> reasons = new HashMap<>();
        reasons.put("not json " + number, "cannot be read");
        reasons.put("{'caseNumber':'%s','measure':7".formatted(number), "cannot be read");
        reasons.put("[]", "cannot be read");
        reasons.put("null", "has no value");
        reasons.put(
                "{'measure':'%s','statuses':['OTHER']}".formatted(MEASURE), "enrolmentId or caseNumber must be there");
        reasons.put(
                "{'caseNumber':'%s','enrolmentId':'%s','measure':'%s','statuses':['OTHER']}"
                        .formatted(number, id, MEASURE),
                "not both");
        reasons.put(
                "{'enrolmentId':'1-1-1-1-1','measure':'%s','statuses':['OTHER']}".formatted(MEASURE),
                "enrolmentId is not the id");
        reasons.put(
                "{'caseNumber':'KBH-nobody','measure':'%s','statuses':['OTHER']}".formatted(MEASURE),
                "caseNumber is not known");
        reasons.put(
                "{'caseNumber':'\\ud800','measure':'%s','statuses':['OTHER']}".formatted(MEASURE),
                "caseNumber is not known");
        reasons.put(
                "{'caseNumber':'a\\u0000b','measure':'%s','statuses':['OTHER']}".formatted(MEASURE),
                "caseNumber is not known");
        reasons.put("{'caseNumber':'%s','statuses':['OTHER']}".formatted(number), "measure is missing");
        reasons.put(
                "{'caseNumber':'%s','measure':'none','statuses':['OTHER']}".formatted(number), "measure is no measure");
        reasons.put("{'caseNumber':'%s','measure':'%s'}".formatted(number, MEASURE), "statuses is missing");
        reasons.put("{'caseNumber':'%s','measure':'%s','statuses':[]}".formatted(number, MEASURE), "statuses is empty");
        reasons.put(
                "{'caseNumber':'%s','measure':'%s','statuses':[null]}".formatted(number, MEASURE),
                "statuses is not one of");
        reasons.put(
                "{'caseNumber':'%s','measure':'%s','statuses':['LOST']}".formatted(number, MEASURE),
                "statuses is not one of");
        reasons.put(
                "{'caseNumber':'%s','measure':'%s','statuses':['OTHER'],'weeklyHours':1e99}".formatted(number, MEASURE),
                "weeklyHours is not from 0 to 168");
        reasons.put(
                "{'caseNumber':'%s','measure':'%s','statuses':['OTHER'],'statusDate':'2026-02-27'}"
                        .formatted(number, MEASURE),
                "the situation on 2026-02-28 is asked for");
        reasons.put(
                "{'caseNumber':'%s','measure':'%s','statuses':['OTHER'],'statusDate':'soon'}"
                        .formatted(number, MEASURE),
                "statusDate is not a date");

        TestStack.send(reasons.keySet().stream().map(body -> record(null, body)).toList());
        reasons.forEach((body, reason) -> {
            ConsumerRecord<byte[], byte[]> back = awaitRejected(body);
            assertThat(back.key()).isNull();
            assertThat(header(back, "reason")).contains(reason).doesNotContain(number);
            assertThat(back.headers().lastHeader("sent-by").value()).isEqualTo(new byte[] {0, (byte) 0xff, 7});
            assertThat(header(back, "trace")).isEqualTo("åben");
            assertThat(back.headers())
                    .extracting(Header::key)
                    .filteredOn(name -> !List.of("sent-by", "trace").contains(name))
                    .containsExactlyInAnyOrderElementsOf(DocumentedEvents.headers(REJECTED));
        });
        get(enrolment).body("version", equalTo(0));
    }

    @Test
    void keys_and_values_that_are_not_text_are_forwarded_unchanged() {
        byte[] key = {0, 1, (byte) 0xfe};
        byte[] value = {(byte) 0xc3, 0x28, 0, (byte) COUNT.incrementAndGet()};
        TestStack.send(List.of(new ProducerRecord<>(OBSERVED, key, value), new ProducerRecord<>(OBSERVED, key, null)));
        await().until(() -> TestStack.events(REJECTED).stream()
                        .filter(one -> Arrays.equals(one.key(), key))
                        .count()
                == 2);
        assertThat(TestStack.events(REJECTED).stream()
                        .filter(one -> Arrays.equals(one.key(), key))
                        .map(ConsumerRecord::value))
                .containsExactly(value, null);
    }

    @Test
    void a_status_that_differs_from_the_recorded_one_is_rejected() {
        EnrolmentEvent enrolment = dueEnrolment();
        String number = known(enrolment);
        status(enrolment, "EDUCATION", 0).statusCode(200);
        String body = "{'caseNumber':'%s','measure':'%s','statuses':['OTHER']}".formatted(number, MEASURE);
        TestStack.send(List.of(record("k", body)));
        assertThat(header(awaitRejected(body), "reason")).isEqualTo("statuses differs from what is recorded");
        get(enrolment).body("statuses", contains("EDUCATION")).body("version", equalTo(1));
    }

    @Test
    void without_participant_service_statuses_wait_and_none_is_lost() {
        EnrolmentEvent enrolment = dueEnrolment();
        String number = known(enrolment);
        ParticipantServiceStub.setUnavailable(true);
        double before = retries();
        TestStack.send(List.of(
                record("k", "{'caseNumber':'%s','measure':'%s','statuses':['EDUCATION']}".formatted(number, MEASURE))));
        await().until(() -> retries() > before);
        get(enrolment).body("version", equalTo(0));
        ParticipantServiceStub.setUnavailable(false);
        awaitEvents(enrolment, 1);
        get(enrolment).body("statuses", contains("EDUCATION"));
    }

    private double retries() {
        return as("service")
                .get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("fodfaeste_intake_retries_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String known(EnrolmentEvent enrolment) {
        String number = "REG-" + COUNT.incrementAndGet();
        ParticipantServiceStub.addEnrolments(number, List.of(enrolment.lookupItem(1)));
        ParticipantServiceStub.addEnrolments(enrolment.enrolmentId().toString(), List.of(enrolment.lookupItem(1)));
        return number;
    }

    private static ProducerRecord<byte[], byte[]> record(String key, String body) {
        var record = new ProducerRecord<>(OBSERVED, key == null ? null : key.getBytes(UTF_8), bytes(body));
        record.headers().add("sent-by", new byte[] {0, (byte) 0xff, 7}).add("trace", "åben".getBytes(UTF_8));
        return record;
    }

    /** Sends the record if it was not sent yet, and waits until it is forwarded unchanged. */
    private static ConsumerRecord<byte[], byte[]> awaitRejected(String body) {
        if (body.equals("{'last':1}")) {
            TestStack.send(List.of(record(null, body)));
        }
        return await().until(() -> rejected(body), Optional::isPresent).orElseThrow();
    }

    private static Optional<ConsumerRecord<byte[], byte[]>> rejected(String body) {
        return TestStack.events(REJECTED).stream()
                .filter(record -> Arrays.equals(record.value(), bytes(body)))
                .findFirst();
    }

    private static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(UTF_8);
    }
}
