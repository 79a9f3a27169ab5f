package dk.fodfaeste.outcome.team;

import static java.nio.charset.StandardCharsets.UTF_8;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Texts;
import java.util.Base64;
import java.util.Optional;

/** Behind whom the list goes on: a user name, written so that it stands in an address whatever it holds. Opaque to callers. */
final class ConsultantCursor {
    private ConsultantCursor() {}

    static String written(ConsultantView last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(last.consultant().getBytes(UTF_8));
    }

    static Optional<String> read(String after) {
        if (after == null || after.isBlank()) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(after), UTF_8);
            if (Texts.fault(name, UserName.LONGEST) == null) {
                return Optional.of(name);
            }
        } catch (IllegalArgumentException notBase64) {
            // Said below, as for anything else that no list of ours has handed out.
        }
        throw Refusal.malformed("after", "is not the end of a page of this list");
    }
}
