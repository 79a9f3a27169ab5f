package dk.fodfaeste.kit.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventJsonTest {
    private final EventJson json = new EventJson();

    record Sample(String caseNumber, List<String> statuses) {}

    @Test
    void a_repeated_field_is_refused() {
        assertThatThrownBy(() -> read("{\"caseNumber\":\"A\",\"caseNumber\":\"B\"}"))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> read("{\"later\":1,\"later\":2}")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void texts_are_cleaned_also_within_lists() throws IOException {
        assertThat(read("{\"caseNumber\":\"\u00a0A\u030a-1\",\"statuses\":[\"OTHER\u200b\",null]}"))
                .isEqualTo(new Sample("Å-1", java.util.Arrays.asList("OTHER", null)));
    }

    private Sample read(String text) throws IOException {
        return json.read(text.getBytes(UTF_8), Sample.class);
    }
}
