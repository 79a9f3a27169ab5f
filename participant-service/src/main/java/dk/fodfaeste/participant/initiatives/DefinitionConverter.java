package dk.fodfaeste.participant.initiatives;

import dk.fodfaeste.kit.json.EventJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Stores a definition as the JSON of its events, because no query of this service needs its parts. */
@Converter
class DefinitionConverter implements AttributeConverter<Definition, String> {
    private final EventJson json = new EventJson();

    @Override
    public String convertToDatabaseColumn(Definition definition) {
        return new String(json.write(definition), StandardCharsets.UTF_8);
    }

    @Override
    public Definition convertToEntityAttribute(String column) {
        try {
            return json.read(column.getBytes(StandardCharsets.UTF_8), Definition.class);
        } catch (IOException malformed) {
            throw new IllegalStateException("The stored definition cannot be read", malformed);
        }
    }
}
