package dk.fodfaeste.outcome.support;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An enrolment as participant-service sends it. It does not use the classes of this service, so that tests find faults in them. */
public record EnrolmentEvent(
        UUID enrolmentId,
        int version,
        String initiative,
        String consultant,
        String startedOn,
        String exitedOn,
        String exitReason,
        int exitNumber,
        boolean wronglyRegistered,
        boolean protectedAddress) {

    public static EnrolmentEvent started(String initiative, String startedOn) {
        return new EnrolmentEvent(
                UUID.randomUUID(), 1, initiative, "konsulent1", startedOn, null, null, 0, false, false);
    }

    public static EnrolmentEvent exited(String initiative, String exitedOn) {
        return started(initiative, LocalDate.parse(exitedOn).minusYears(1).toString())
                .exit(exitedOn, "OTHER");
    }

    public EnrolmentEvent exit(String on, String reason) {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                startedOn,
                on,
                reason,
                exitNumber + 1,
                wronglyRegistered,
                protectedAddress);
    }

    public EnrolmentEvent exitCorrected(String on, String reason) {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                startedOn,
                on,
                reason,
                exitNumber,
                wronglyRegistered,
                protectedAddress);
    }

    public EnrolmentEvent exitWithdrawn() {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                startedOn,
                null,
                null,
                exitNumber,
                wronglyRegistered,
                protectedAddress);
    }

    public EnrolmentEvent startCorrected(String on) {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                on,
                exitedOn,
                exitReason,
                exitNumber,
                wronglyRegistered,
                protectedAddress);
    }

    public EnrolmentEvent reassigned(String to) {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                to,
                startedOn,
                exitedOn,
                exitReason,
                exitNumber,
                wronglyRegistered,
                protectedAddress);
    }

    public EnrolmentEvent asWronglyRegistered() {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                startedOn,
                exitedOn,
                exitReason,
                exitNumber,
                true,
                protectedAddress);
    }

    public EnrolmentEvent withProtectedAddress() {
        return new EnrolmentEvent(
                enrolmentId,
                version + 1,
                initiative,
                consultant,
                startedOn,
                exitedOn,
                exitReason,
                exitNumber,
                wronglyRegistered,
                true);
    }

    /** The payload of the event. */
    public Map<String, Object> event() {
        var event = new LinkedHashMap<String, Object>();
        event.put("enrolmentId", enrolmentId.toString());
        event.put("participantRef", new UUID(7, enrolmentId.getLeastSignificantBits()).toString());
        event.put("initiative", initiative);
        event.put("consultant", consultant);
        event.put("startedOn", startedOn);
        event.put("ageAtStart", 41);
        event.put("statusAtStart", "UNEMPLOYED");
        event.put("exitedOn", exitedOn);
        event.put("exitReason", exitReason);
        event.put("exitNumber", exitNumber);
        event.put("ageAtExit", exitedOn == null ? null : 42);
        event.put("protectedAddress", protectedAddress);
        event.put("state", wronglyRegistered ? "WRONGLY_REGISTERED" : exitedOn == null ? "ACTIVE" : "EXITED");
        event.put("version", version);
        event.put("recordedAt", "2026-01-05T08:15:30.000001Z");
        return event;
    }

    /** The enrolment in the reply of a lookup. */
    public Map<String, Object> lookupItem(int initiativeVersion) {
        Map<String, Object> found = event();
        found.put("initiativeVersion", initiativeVersion);
        return found;
    }

    public static Map<String, Object> initiative(String code, int version, List<Map<String, Object>> measures) {
        var initiative = new LinkedHashMap<String, Object>();
        initiative.put("code", code);
        initiative.put("version", version);
        initiative.put("recordedAt", "2026-01-05T08:00:00.123456Z");
        initiative.put("name", "Indsatsen " + code);
        initiative.put("administrations", List.of("BIF", "SOF"));
        initiative.put("runsFrom", "2019-01-01");
        initiative.put("runsTo", null);
        initiative.put("windowBasis", "ANCHOR");
        initiative.put("measures", measures);
        return initiative;
    }

    public static Map<String, Object> measure(String code, String anchor, String offset, int graceDays) {
        var measure = new LinkedHashMap<String, Object>();
        measure.put("code", code);
        measure.put("name", "Målepunktet " + code);
        measure.put("anchor", anchor);
        measure.put("offset", offset);
        measure.put("graceDays", graceDays);
        measure.put("excludedExitReasons", List.of("DECEASED"));
        measure.put(
                "revisions",
                List.of(Map.of(
                        "validFrom", "2019-01-01", "targetPercent", 25.0, "successStatuses", List.of("EDUCATION"))));
        return measure;
    }

    /** A measure of any kind, with one revision. */
    public static Map<String, Object> measure(
            String code, String kind, Map<String, Object> fields, Map<String, Object> success) {
        var measure = new LinkedHashMap<String, Object>(fields);
        measure.put("code", code);
        measure.put("name", "Målepunktet " + code);
        measure.put("kind", kind);
        measure.put("graceDays", 30);
        measure.put("excludedExitReasons", List.of("DECEASED"));
        var revision = new LinkedHashMap<String, Object>(success);
        revision.put("validFrom", "2019-01-01");
        measure.put("revisions", List.of(revision));
        return measure;
    }
}
