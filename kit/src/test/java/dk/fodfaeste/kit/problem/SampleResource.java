package dk.fodfaeste.kit.problem;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** A resource for tests. */
@Path("/api/v1/sample")
public class SampleResource {

    public enum Colour {
        RED,
        GREEN,
        UNKNOWN
    }

    public record Sample(
            @NotNull @PlainText(max = 10) String who,
            LocalDate on,
            Colour colour,
            BigDecimal hours,
            Integer times,
            @Valid List<Sample> more) {}

    @Inject
    Caller caller;

    @POST
    @RolesAllowed(Roles.LEAD)
    public Sample post(@NotNull @Valid Sample sample) {
        return sample;
    }

    @GET
    @Path("/scope")
    @RolesAllowed({Roles.LEAD, Roles.CONSULTANT})
    public String scope() {
        return caller.user() + " " + caller.reachesAll() + " " + caller.initiatives();
    }

    @GET
    @Path("/broken")
    @RolesAllowed(Roles.LEAD)
    public String broken() {
        throw new IllegalStateException("holds 010190-1234");
    }

    @GET
    @Path("/forgotten")
    public String withoutRoles() {
        return "must not be readable";
    }
}
