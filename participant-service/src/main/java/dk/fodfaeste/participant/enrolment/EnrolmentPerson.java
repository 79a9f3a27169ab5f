package dk.fodfaeste.participant.enrolment;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The person of an enrolment.
 *
 * @param phone null for a partner
 * @param birthYear tells two persons of one name apart on a page of this service; null for a partner
 */
public record EnrolmentPerson(
        UUID enrolmentId,
        UUID participantRef,
        String caseNumber,
        String name,
        @Schema(nullable = true) String phone,
        @JsonIgnore Integer birthYear) {

    /** The persons that the caller may see, in the order of the request. */
    public record Persons(List<EnrolmentPerson> items) {}

    @Override
    public String toString() {
        return "named";
    }
}
