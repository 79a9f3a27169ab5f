package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import java.util.UUID;

/** Reads the parameters of the audit trail's addresses. */
final class AuditParameters {
    private AuditParameters() {}

    /** @throws Refusal 400 if it is no reference of a person */
    static UUID person(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.malformed("participantRef", message("missing"));
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("participantRef", message("notAParticipantRef"));
        }
    }

    /**
     * Null for the first page.
     *
     * @throws Refusal 400 if it is not {@code next} of a page
     */
    static Long position(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw Refusal.malformed("after", message("notACursor"));
        }
        return Long.valueOf(text.strip());
    }
}
