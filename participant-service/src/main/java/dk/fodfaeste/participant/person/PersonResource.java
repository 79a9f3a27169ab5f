package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who somebody is, for those who work with them. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
public class PersonResource {
    @Inject
    ShowingPersons persons;

    @Inject
    ProtectingAddresses protecting;

    /**
     * @param participantRef of the record that is the person's now, whichever of hers was asked for
     * @param cpr with the last four digits hidden; null, as name and phone, where the address is protected and the caller is neither the
     *     assigned consultant nor a lead
     */
    public record Person(
            UUID participantRef,
            @Schema(nullable = true) String cpr,
            @Schema(nullable = true) String name,
            @Schema(nullable = true) String phone,
            boolean protectedAddress,
            int version) {
        @Override
        public String toString() {
            return "person";
        }
    }

    public record ProtectionBody(@NotNull Boolean protectedAddress) {}

    /** @param purpose one of the codes of the header {@code Purpose} */
    public record DisclosureBody(
            @NotNull @PlainText(max = 40) String purpose) {}

    public record Disclosure(String cpr) {
        @Override
        public String toString() {
            return "disclosure";
        }
    }

    @GET
    public Person show(UUID ref) {
        return persons.show(ref);
    }

    /** Protects the person's name and address, or does so no longer; each enrolment of hers tells it. */
    @POST
    @Path("address-protection")
    public Person protectAddress(UUID ref, @NotNull @Valid ProtectionBody body) {
        return protecting.change(ref, body.protectedAddress());
    }

    /** The whole number, to whoever says what for. */
    @POST
    @Path("cpr-disclosure")
    public Disclosure disclose(UUID ref, @NotNull @Valid DisclosureBody body) {
        return persons.disclose(ref, body.purpose());
    }
}
