package dk.fodfaeste.outcome.intake;

import static dk.fodfaeste.local.test.Waits.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.kit.test.TraceCollector;
import dk.fodfaeste.outcome.support.Bodies;
import dk.fodfaeste.outcome.support.EnrolmentEvent;
import dk.fodfaeste.outcome.support.IntegrationTestBase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A trace that began in another service goes on at the listener, and one of a request goes on in the event. */
@QuarkusTest
@WithTestResource(TraceCollector.class)
class TracingTest extends IntegrationTestBase {
    private static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";

    @Test
    void the_listener_continues_the_trace_of_an_event() {
        String trace = traceId();
        EnrolmentEvent enrolment = EnrolmentEvent.exited(anInitiative(), "2025-12-31");
        var record = new ProducerRecord<>(ENROLMENTS, key(enrolment), json(enrolment.event()));
        record.headers().add("traceparent", ("00-" + trace + "-00f067aa0ba902b7-01").getBytes(UTF_8));
        TestStack.send(java.util.List.of(record));
        awaitArrival(enrolment);
        await().until(() -> TraceCollector.hasReceived(trace, ENROLMENTS));
    }

    @Test
    void the_event_of_a_request_has_its_trace_and_no_span_has_an_address() {
        EnrolmentEvent enrolment = dueEnrolment();
        String trace = traceId();
        asLead().contentType("application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("User-Agent", "a-browser-of-a-person")
                .body(Bodies.status("EDUCATION", 0))
                .post(followUp(enrolment) + "/status?note=Frida-Fiktiv")
                .then()
                .statusCode(400);
        asLead().contentType("application/json")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("User-Agent", "a-browser-of-a-person")
                .body(Bodies.status("EDUCATION", 0))
                .post(followUp(enrolment) + "/status")
                .then()
                .statusCode(200);
        awaitEvents(enrolment, 1);
        ConsumerRecord<byte[], byte[]> event = TestStack.events(OUTCOMES).stream()
                .filter(record -> Arrays.equals(record.key(), key(enrolment)))
                .findFirst()
                .orElseThrow();
        assertThat(header(event, "traceparent")).startsWith("00-" + trace + "-");
        await().until(() -> TraceCollector.hasReceived(trace, "/api/v1/follow-ups/{enrolmentId}/{measure}/status"));
        assertThat(TraceCollector.hasReceived("Frida-Fiktiv")).isFalse();
        assertThat(TraceCollector.hasReceived("a-browser-of-a-person")).isFalse();
        assertThat(TraceCollector.hasReceived(enrolment.enrolmentId().toString()))
                .isFalse();
    }

    private static byte[] key(EnrolmentEvent enrolment) {
        return enrolment.enrolmentId().toString().getBytes(UTF_8);
    }

    private static String traceId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
