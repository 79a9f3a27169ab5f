package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.awaiting.AwaitingRegistration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A registration that waits for a lead.
 *
 * @param enrolmentId of the enrolment that the confirmation creates
 * @param participantRef null, like name, for the consultant, who may not see the person
 * @param requestedBy user name of the consultant who registered the person
 */
record AwaitingView(
        UUID enrolmentId,
        @Schema(nullable = true) UUID participantRef,
        @Schema(nullable = true) String name,
        String caseNumber,
        String initiative,
        String consultant,
        LocalDate startedOn,
        Instant requestedAt,
        String requestedBy) {

    /** Oldest first. */
    record AwaitingViews(List<AwaitingView> items) {}

    static AwaitingView of(AwaitingRegistration registration, Participant person) {
        return view(registration, person.participantRef(), person.name());
    }

    static AwaitingView withoutPerson(AwaitingRegistration registration) {
        return view(registration, null, null);
    }

    private static AwaitingView view(AwaitingRegistration waiting, UUID participantRef, String name) {
        Registration registration = waiting.registration();
        return new AwaitingView(
                waiting.enrolmentId(),
                participantRef,
                name,
                registration.caseNumber(),
                registration.initiative(),
                registration.consultant(),
                registration.startedOn(),
                waiting.requestedAt(),
                waiting.requestedBy());
    }

    @Override
    public String toString() {
        return "registration";
    }
}
