package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** What whoever keeps the records decides about the end of what is known of one person. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed(Roles.RECORDS)
public class ErasureResource {
    @Inject
    Erasing erasing;

    @Inject
    Holding holding;

    /** What is left of a person who was erased. */
    public record ErasedPerson(UUID participantRef) {}

    @GET
    @Path("retention")
    public Retention retention(UUID ref) {
        return holding.show(ref);
    }

    @POST
    @Path("legal-hold")
    public Retention hold(UUID ref, @NotNull @Valid BecauseBody body) {
        return holding.hold(ref, body.because().strip());
    }

    @POST
    @Path("legal-hold/release")
    public Retention release(UUID ref, @NotNull @Valid BecauseBody body) {
        return holding.release(ref, body.because().strip());
    }

    /** There is no way back. */
    @POST
    @Path("erasure")
    public ErasedPerson erase(UUID ref, @NotNull @Valid BecauseBody body) {
        return new ErasedPerson(erasing.erase(ref, body.because().strip()));
    }
}
