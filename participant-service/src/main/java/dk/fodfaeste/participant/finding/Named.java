package dk.fodfaeste.participant.finding;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose an enrolment is. */
public record Named(
        UUID enrolmentId,
        UUID participantRef,
        String caseNumber,
        String name,
        @Schema(nullable = true) String phone) {

    /** Those that the caller may see, in the order in which they were asked for. */
    public record All(List<Named> items) {}

    @Override
    public String toString() {
        return "named";
    }
}
