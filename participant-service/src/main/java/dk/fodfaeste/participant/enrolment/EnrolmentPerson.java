package dk.fodfaeste.participant.enrolment;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The person of an enrolment. */
public record EnrolmentPerson(
        UUID enrolmentId,
        UUID participantRef,
        String caseNumber,
        String name,
        @Schema(nullable = true) String phone) {

    /** The persons that the caller may see, in the order of the request. */
    public record Persons(List<EnrolmentPerson> items) {}

    @Override
    public String toString() {
        return "named";
    }
}
