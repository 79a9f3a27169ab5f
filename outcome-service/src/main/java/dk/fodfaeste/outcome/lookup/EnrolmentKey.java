package dk.fodfaeste.outcome.lookup;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.kit.text.Texts;
import java.util.UUID;

/**
 * Identifies an enrolment by case number, by person and initiative, or by id. Beside a case number, a given person or initiative must be that of
 * the enrolment. It is never stored or printed.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrolmentKey(String caseNumber, String cpr, String initiative, UUID enrolmentId) {
    private static final int MAX_LENGTH = 64;

    public static EnrolmentKey ofCase(String caseNumber) {
        return new EnrolmentKey(caseNumber, null, null, null);
    }

    public static EnrolmentKey ofPerson(String cpr, String initiative) {
        return new EnrolmentKey(null, cpr, initiative, null);
    }

    public static EnrolmentKey ofEnrolment(UUID enrolmentId) {
        return new EnrolmentKey(null, null, null, enrolmentId);
    }

    /** Whether it names a case together with a person or an initiative. */
    public boolean namesCaseAndMore() {
        return caseNumber != null && (cpr != null || initiative != null);
    }

    /** Keys with invalid text match nothing, and some of them cannot be sent. */
    boolean isValidText() {
        return isText(caseNumber) && isText(cpr) && isText(initiative);
    }

    private static boolean isText(String part) {
        return part == null || Texts.fault(part, MAX_LENGTH) == null;
    }

    @Override
    public String toString() {
        return "a key";
    }
}
