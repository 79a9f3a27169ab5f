package dk.fodfaeste.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;

/** What {@code ./fodfaeste status --json} and {@code ./fodfaeste token} print, without a JVM for each question. */
public final class RunningStack {
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningStack() {}

    public static JsonNode status(Path data) {
        return JSON.valueToTree(StatusReport.of(new DataDirectory(data)));
    }

    /** @throws CannotStart if nothing runs with this data directory */
    public static String token(Path data, String persona) {
        return LocalIdentity.askForToken(
                new DataDirectory(data).runningState().issuer(),
                Persona.named(persona).orElseThrow());
    }
}
