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
import java.util.List;
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

    /** @param formerRefs of records that were merged into hers: who looked at her before stands in the audit trail under these */
    public record Found(UUID participantRef, List<UUID> formerRefs) {}

    @POST
    public Found find(@NotNull @Valid CprBody body) {
        return persons.find(Cpr.parse("cpr", body.cpr()));
    }
}
