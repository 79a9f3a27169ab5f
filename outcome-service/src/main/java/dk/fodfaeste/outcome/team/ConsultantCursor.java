package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;
import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.Texts;
import java.util.Base64;
import java.util.Optional;

/** The user name of the last consultant on a page, encoded for an address. Opaque to callers. */
final class ConsultantCursor {
    private ConsultantCursor() {}

    static String encode(ConsultantView last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.consultant().getBytes(UTF_8));
    }

    /** @throws Refusal 400 if it was not encoded by {@link #encode} */
    static Optional<String> decode(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(after), UTF_8);
            if (Texts.fault(name, Identifiers.MAX_USER_NAME) == null) {
                return Optional.of(name);
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static Refusal invalid() {
        return Refusal.malformed("after", message("notTheEndOfAPage"));
    }
}
