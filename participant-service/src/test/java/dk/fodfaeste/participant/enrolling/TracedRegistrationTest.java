package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.local.test.Waits.await;
import static dk.fodfaeste.participant.Api.anInitiative;
import static dk.fodfaeste.participant.Api.as;
import static dk.fodfaeste.participant.Api.registration;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fodfaeste.kit.test.TestStack;
import dk.fodfaeste.kit.test.TraceCollector;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TraceCollector.class)
class TracedRegistrationTest {
    private static final String ENROLMENTS = "fodfaeste.enrolment-events-v1";

    @Test
    void the_event_of_a_registration_has_the_trace_of_the_request() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String enrolment = as("lead")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(registration(anInitiative()))
                .post("/api/v1/enrolments")
                .then()
                .statusCode(201)
                .extract()
                .path("enrolmentId");
        await().until(() -> !records(enrolment).isEmpty());
        var header = records(enrolment).getFirst().headers().lastHeader("traceparent");
        assertThat(new String(header.value(), UTF_8)).startsWith("00-" + trace + "-");
        await().until(() -> TraceCollector.hasReceived(trace, "/api/v1/enrolments"));
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String enrolment) {
        return TestStack.events(ENROLMENTS).stream()
                .filter(record -> Arrays.equals(record.key(), enrolment.getBytes(UTF_8)))
                .toList();
    }
}
