package dk.fodfaeste.participant;

import java.util.HashMap;
import java.util.Map;

/** The request bodies of commands. A body with missing or malformed fields is written in its test. */
public final class Bodies {
    private Bodies() {}

    public static Map<String, Object> exit(String exitedOn, String reason, int expectedVersion) {
        return Map.of("exitedOn", exitedOn, "reason", reason, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> exitCorrection(
            String exitedOn, String reason, String because, int expectedVersion) {
        return Map.of("exitedOn", exitedOn, "reason", reason, "because", because, "expectedVersion", expectedVersion);
    }

    /** For commands with nothing but a justification: the withdrawal of an exit and a wrong registration. */
    public static Map<String, Object> justification(String because, int expectedVersion) {
        return Map.of("because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> startCorrection(String startedOn, String because, int expectedVersion) {
        return Map.of("startedOn", startedOn, "because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> startCorrection(
            String startedOn, String statusAtStart, String because, int expectedVersion) {
        Map<String, Object> body = new HashMap<>(startCorrection(startedOn, because, expectedVersion));
        body.put("statusAtStart", statusAtStart);
        return body;
    }

    public static Map<String, Object> caseNumberCorrection(String caseNumber, String because, int expectedVersion) {
        return Map.of("caseNumber", caseNumber, "because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> reassignment(String consultant, int expectedVersion) {
        return Map.of("consultant", consultant, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> reassignment(String consultant, String because, int expectedVersion) {
        return Map.of("consultant", consultant, "because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> nameChange(String name, String because, int expectedVersion) {
        return Map.of("name", name, "because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> cprChange(String cpr, String because, int expectedVersion) {
        return Map.of("cpr", cpr, "because", because, "expectedVersion", expectedVersion);
    }

    public static Map<String, Object> merge(String other, String because, int expectedVersion) {
        return Map.of("other", other, "because", because, "expectedVersion", expectedVersion);
    }
}
