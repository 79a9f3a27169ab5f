package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;

/** The team, for leads. */
@Path("/api/v1/consultants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.LEAD)
class ConsultantsResource {
    private final Workloads workloads;
    private final UpdatingEmployment employing;
    private final HandingOver handingOver;
    private final Clock clock;

    ConsultantsResource(Workloads workloads, UpdatingEmployment employing, HandingOver handingOver, Clock clock) {
        this.workloads = workloads;
        this.employing = employing;
        this.handingOver = handingOver;
        this.clock = clock;
    }

    @GET
    public Page<ConsultantView> list(
            @QueryParam("today") String today, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        LocalDate day = Optional.ofNullable(Dates.parseOrNull("today", today)).orElseGet(() -> LocalDate.now(clock));
        return workloads.page(day, ConsultantCursor.read(after), PageLimit.of(limit));
    }

    @PUT
    @Path("/{consultant}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConsultantView employ(
            @PathParam("consultant") String consultant, @NotNull(message = "is missing") @Valid EmploymentRequest body) {
        String name = UserName.check("consultant", consultant);
        employing.employ(name, body);
        return workloads.one(name, LocalDate.now(clock)).orElseThrow();
    }

    @POST
    @Path("/{consultant}/hand-over")
    @Consumes(MediaType.APPLICATION_JSON)
    public HandOverResult handOver(
            @PathParam("consultant") String consultant, @NotNull(message = "is missing") @Valid HandOverRequest body) {
        return handingOver.handOver(UserName.check("consultant", consultant), body.to(), LocalDate.now(clock));
    }
}
