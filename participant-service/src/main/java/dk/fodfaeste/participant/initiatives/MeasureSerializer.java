package dk.fodfaeste.participant.initiatives;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import dk.fodfaeste.measures.MeasureDefinition;
import java.io.IOException;

/** Writes the fields that a measure of its kind has. */
class MeasureSerializer extends JsonSerializer<MeasureDefinition> {
    @Override
    public void serialize(MeasureDefinition measure, JsonGenerator json, SerializerProvider provider)
            throws IOException {
        provider.defaultSerializeValue(measure.fields(), json);
    }
}
