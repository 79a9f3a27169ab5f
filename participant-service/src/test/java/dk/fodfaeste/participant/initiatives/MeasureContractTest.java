package dk.fodfaeste.participant.initiatives;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fodfaeste.measures.MeasureDefinition;
import dk.fodfaeste.measures.MeasureKind;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract describes every kind of measure and every field of one. */
class MeasureContractTest {
    @Test
    void the_schema_has_every_field() throws IOException {
        JsonNode definitions = read("schema").get("$defs");
        assertThat(names(MeasureDefinition.class)).allMatch(definitions.at("/measure/properties")::has);
        assertThat(names(MeasureDefinition.Revision.class)).allMatch(definitions.at("/revision/properties")::has);
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_names_every_kind_and_the_example_has_one_of_each(MeasureKind kind) throws IOException {
        assertThat(read("schema")
                        .at("/$defs/measure/properties/kind/description")
                        .textValue())
                .contains(kind.name());
        assertThat(read("example").get("measures").findValuesAsText("kind")).contains(kind.name());
    }

    private static Stream<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private static JsonNode read(String what) throws IOException {
        try (InputStream file = MeasureContractTest.class.getResourceAsStream("/initiative.v1." + what + ".json")) {
            return new ObjectMapper().readTree(file);
        }
    }
}
