package dk.fodfaeste.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class CloudEventLineTest {

    @Test
    void headers_become_attributes_and_the_value_becomes_the_data() {
        var event = event("{\"version\": 1,\n \"recordedAt\": null}".getBytes(UTF_8));
        event.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_type", "dk.fodfaeste.outcome.recorded.v1".getBytes(UTF_8))
                .add("ce_epoch", "7".getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8))
                .add("other", "left out".getBytes(UTF_8));
        assertThat(CloudEventLine.of(event))
                .isEqualTo("{\"specversion\":\"1.0\",\"type\":\"dk.fodfaeste.outcome.recorded.v1\",\"epoch\":7,"
                        + "\"datacontenttype\":\"application/json\",\"data\":{\"version\":1,\"recordedAt\":null}}");
    }

    @Test
    void an_epoch_of_another_system_that_is_no_number_stays_a_text() {
        var event = event(null);
        event.headers().add("ce_epoch", "bronze".getBytes(UTF_8));
        assertThat(CloudEventLine.of(event)).isEqualTo("{\"epoch\":\"bronze\"}");
    }

    @Test
    void a_value_that_is_no_json_is_printed_as_base64_and_a_missing_one_is_left_out() {
        assertThat(CloudEventLine.of(event("{".getBytes(UTF_8)))).isEqualTo("{\"data_base64\":\"ew==\"}");
        assertThat(CloudEventLine.of(event(null))).isEqualTo("{}");
    }

    private static ConsumerRecord<byte[], byte[]> event(byte[] value) {
        return new ConsumerRecord<>("topic", 0, 0, "key".getBytes(UTF_8), value);
    }
}
