package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The decisions of records staff about one person: retention, legal hold and erasure. */
@Path("/api/v1/participants/{ref}")
@RolesAllowed(Roles.RECORDS)
public class ErasureResource {
    private final Erasing erasing;
    private final LegalHolds holding;

    ErasureResource(Erasing erasing, LegalHolds holding) {
        this.erasing = erasing;
        this.holding = holding;
    }

    /** The reference is all that remains. */
    public record ErasedPerson(UUID participantRef) {}

    @GET
    @Path("retention")
    public Retention retention(UUID ref) {
        return holding.show(ref);
    }

    @POST
    @Path("legal-hold")
    public Retention hold(UUID ref, @NotNull @Valid JustificationBody body) {
        return holding.hold(ref, body.because().strip());
    }

    @POST
    @Path("legal-hold/release")
    public Retention release(UUID ref, @NotNull @Valid JustificationBody body) {
        return holding.release(ref, body.because().strip());
    }

    /** An erasure cannot be undone. */
    @POST
    @Path("erasure")
    public ErasedPerson erase(UUID ref, @NotNull @Valid JustificationBody body) {
        return new ErasedPerson(erasing.erase(ref, body.because().strip()));
    }
}
