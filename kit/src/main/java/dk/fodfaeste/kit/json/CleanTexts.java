package dk.fodfaeste.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dk.fodfaeste.kit.text.Texts;
import java.io.IOException;

/** Applies {@link Texts#clean} to every text of a JSON document. */
final class CleanTexts extends StringDeserializer {

    private CleanTexts() {}

    static SimpleModule module() {
        return new SimpleModule("clean texts").addDeserializer(String.class, new CleanTexts());
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return Texts.clean(super.deserialize(parser, context));
    }
}
