package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.participant.Cpr;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** By what reference the services know a citizen who asks who looked at hers, or to be erased. */
@Path("/api/v1/participants/search")
@RolesAllowed({Roles.DPO, Roles.RECORDS})
public class FindingResource {
    @Inject
    ShowingPersons persons;

    public record CprBody(@NotNull @PlainText(max = 20) String cpr) {
        @Override
        public String toString() {
            return "cpr";
        }
    }

    public record Found(UUID participantRef) {}

    @POST
    public Found find(@NotNull @Valid CprBody body) {
        return new Found(persons.find(Cpr.parse("cpr", body.cpr())));
    }
}
