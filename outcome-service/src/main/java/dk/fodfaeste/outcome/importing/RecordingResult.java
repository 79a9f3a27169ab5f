package dk.fodfaeste.outcome.importing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;

/** The result of recording a reported status. */
public sealed interface RecordingResult {
    /** A new outcome is recorded. */
    record Accepted() implements RecordingResult {}

    /** The same status is, or once was, recorded. */
    record Unchanged() implements RecordingResult {}

    /**
     * The status is not recorded.
     *
     * @param field the field at fault, as in the body of a command; {@link #KEY} for the key of the enrolment
     * @param problem the reason, which follows the name of the field; contains no reported data
     */
    record Rejected(String field, Message problem) implements RecordingResult {
        public static final String KEY = "enrolmentId";

        /** No enrolment in the scope of the caller has the key. */
        public static Rejected unknown(EnrolmentKey key) {
            return new Rejected(KEY, key.namesCaseAndMore() ? message("notKnownTogether") : message("notKnown"));
        }
    }
}
