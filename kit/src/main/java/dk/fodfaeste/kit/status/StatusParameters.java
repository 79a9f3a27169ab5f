package dk.fodfaeste.kit.status;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;

/** Reads the parameters of the addresses of dead letters. */
final class StatusParameters {
    private static final String NUMBER = "[0-9]{1,18}";

    private StatusParameters() {}

    /** @throws Refusal 404 if it is no id */
    static long id(String text) {
        if (!text.matches(NUMBER)) {
            throw Refusal.notFound("dead letter");
        }
        return Long.parseLong(text);
    }

    /**
     * 0 for the first page.
     *
     * @throws Refusal 400 if it is not {@code next} of a page
     */
    static long after(String text) {
        if (text == null || text.isBlank()) {
            return 0;
        }
        if (!text.strip().matches(NUMBER)) {
            throw Refusal.malformed("after", message("notACursor"));
        }
        return Long.parseLong(text.strip());
    }
}
