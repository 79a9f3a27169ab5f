package dk.fodfaeste.outcome.importing;

/** What becomes of a claim. */
public sealed interface RecordingResult {
    /** It is recorded. */
    record Accepted() implements RecordingResult {}

    /** It says what is, or once was, recorded. */
    record Unchanged() implements RecordingResult {}

    /**
     * It is not recorded.
     *
     * @param field what is at fault, by the names of a command's body; {@link #KEY} for what names the enrolment
     * @param problem why, to stand behind the field's name; repeats nothing of the claim
     */
    record Rejected(String field, String problem) implements RecordingResult {
        public static final String KEY = "enrolmentId";
    }
}
