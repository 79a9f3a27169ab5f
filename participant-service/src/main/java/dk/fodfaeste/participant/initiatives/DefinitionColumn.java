package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.json.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A definition is kept as the JSON that its events carry: nothing in this service asks the database about its parts. */
@Converter
class DefinitionColumn implements AttributeConverter<Definition, String> {
    private final EventJson json = new EventJson();

    @Override
    public String convertToDatabaseColumn(Definition definition) {
        return new String(json.write(definition), StandardCharsets.UTF_8);
    }

    @Override
    public Definition convertToEntityAttribute(String column) {
        try {
            return json.read(column.getBytes(StandardCharsets.UTF_8), Definition.class);
        } catch (IOException broken) {
            throw new IllegalStateException("An initiative was kept that cannot be read", broken);
        }
    }
}
