package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.Cpr;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;

/** Finds the reference of a person who asks for their access list or for erasure. */
@Path("/api/v1/participants/search")
@RolesAllowed({Roles.DPO, Roles.RECORDS})
public class PersonSearchResource {
    private final ShowingPersons persons;

    PersonSearchResource(ShowingPersons persons) {
        this.persons = persons;
    }

    public record CprBody(@NotNull @PlainText(max = 20) String cpr) {
        @Override
        public String toString() {
            return "cpr";
        }
    }

    /** @param formerRefs the references of merged records; earlier entries of the audit trail use them */
    public record PersonReference(UUID participantRef, List<UUID> formerRefs) {}

    @POST
    public PersonReference find(@NotNull @Valid CprBody body) {
        return persons.find(Cpr.parse("cpr", body.cpr()));
    }
}
