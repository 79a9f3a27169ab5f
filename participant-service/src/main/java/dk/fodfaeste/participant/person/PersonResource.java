package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The data of a person, for case workers. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class PersonResource {
    private final ShowingPersons persons;
    private final ProtectingAddresses protecting;

    PersonResource(ShowingPersons persons, ProtectingAddresses protecting) {
        this.persons = persons;
        this.protecting = protecting;
    }

    public record ProtectionBody(@NotNull Boolean protectedAddress) {}

    /** @param purpose a code of the header {@code Purpose} */
    public record DisclosureBody(
            @NotNull @PlainText(max = 40) String purpose) {}

    public record Disclosure(String cpr) {
        @Override
        public String toString() {
            return "disclosure";
        }
    }

    @GET
    public PersonView show(UUID ref) {
        return persons.show(ref);
    }

    /** Protects name and address; a lead also lifts the protection. Each enrolment of the person emits an event. */
    @POST
    @Path("address-protection")
    public PersonView protectAddress(UUID ref, @NotNull @Valid ProtectionBody body) {
        return protecting.change(ref, body.protectedAddress());
    }

    /** Discloses the whole number to a caller who states a purpose. */
    @POST
    @Path("cpr-disclosure")
    public Disclosure disclose(UUID ref, @NotNull @Valid DisclosureBody body) {
        return persons.disclose(ref, body.purpose());
    }
}
