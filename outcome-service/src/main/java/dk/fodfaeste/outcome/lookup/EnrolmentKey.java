package dk.fodfaeste.outcome.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.text.Texts;
import java.util.UUID;

/** What somebody outside knows an enrolment by: a case number, a person in an initiative, or its id. Never kept, never printed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrolmentKey(String caseNumber, String cpr, String initiative, UUID enrolmentId) {
    private static final int LONGEST = 64;

    public static EnrolmentKey ofCase(String caseNumber) {
        return new EnrolmentKey(caseNumber, null, null, null);
    }

    public static EnrolmentKey ofPerson(String cpr, String initiative) {
        return new EnrolmentKey(null, cpr, initiative, null);
    }

    public static EnrolmentKey ofEnrolment(UUID enrolmentId) {
        return new EnrolmentKey(null, null, null, enrolmentId);
    }

    /** Whether anything can be known by it. What is no text at all need not be asked about, and some of it cannot even be sent. */
    boolean mayBeKnown() {
        return isText(caseNumber) && isText(cpr) && isText(initiative);
    }

    private static boolean isText(String part) {
        return part == null || Texts.fault(part, LONGEST) == null;
    }

    @Override
    public String toString() {
        return "a key";
    }
}
