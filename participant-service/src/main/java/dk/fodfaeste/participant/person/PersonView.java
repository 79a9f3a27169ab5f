package dk.fodfaeste.participant.person;

import dk.fodfaeste.participant.Participant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person as the caller may see them.
 *
 * @param participantRef of the present record, even if the caller asked for a record that was merged into it
 * @param cpr with the last four digits masked; null, like name and phone, if the address is protected and the caller is neither the
 *     assigned consultant nor a lead
 */
public record PersonView(
        UUID participantRef,
        @Schema(nullable = true) String cpr,
        @Schema(nullable = true) String name,
        @Schema(nullable = true) String phone,
        boolean protectedAddress,
        int version) {
    static PersonView of(Participant participant) {
        return new PersonView(
                participant.participantRef(),
                participant.cpr().masked(),
                participant.name(),
                participant.phone(),
                participant.protectedAddress(),
                participant.version());
    }

    /** The caller only learns that the address of the person is protected. */
    static PersonView hidden(Participant participant) {
        return new PersonView(participant.participantRef(), null, null, null, true, participant.version());
    }

    @Override
    public String toString() {
        return "person";
    }
}
