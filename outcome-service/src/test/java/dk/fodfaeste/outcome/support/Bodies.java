package dk.fodfaeste.outcome.support;

/** The request bodies of commands. A body with missing or malformed fields is written in its test. */
public final class Bodies {
    private Bodies() {}

    public static String status(String status, int expectedVersion) {
        return """
                {"statuses":["%s"],"source":"PERSON","expectedVersion":%d}""".formatted(status, expectedVersion);
    }

    public static String correction(String status, String because, int expectedVersion) {
        return """
                {"statuses":["%s"],"source":"PERSON","because":"%s","expectedVersion":%d}""".formatted(status, because, expectedVersion);
    }

    public static String lost(int attempts, String because, int expectedVersion) {
        return """
                {"attempts":%d,"because":"%s","expectedVersion":%d}""".formatted(attempts, because, expectedVersion);
    }

    public static String lost(int attempts, String reason, String because, int expectedVersion) {
        return """
                {"attempts":%d,"reason":"%s","because":"%s","expectedVersion":%d}""".formatted(attempts, reason, because, expectedVersion);
    }

    /** For a withdrawal, and for a LOST with the noted attempts. */
    public static String justification(String because, int expectedVersion) {
        return """
                {"because":"%s","expectedVersion":%d}""".formatted(because, expectedVersion);
    }
}
