package dk.fodfaeste.outcome.activity.recording;

/** Limits of the texts of an activity, in characters. */
final class ActivityTexts {
    static final int MAX_EMPLOYER = 200;
    static final int MAX_NOTE = 1000;
    static final int MAX_BECAUSE = 1000;

    private ActivityTexts() {}

    static String strippedOrNull(String text) {
        return text == null ? null : text.strip();
    }
}
