package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.outcome.team.HandingOver.HandOverRequest;
import dk.fodfaeste.outcome.team.HandingOver.HandOverResult;
import dk.fodfaeste.outcome.team.UpdatingEmployment.EmploymentRequest;
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

/** Consultants, their workloads and employments, for leads. */
@Path("/api/v1/consultants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.LEAD)
class ConsultantsResource {
    private final Workloads workloads;
    private final UpdatingEmployment updatingEmployment;
    private final HandingOver handingOver;
    private final Clock clock;

    ConsultantsResource(
            Workloads workloads, UpdatingEmployment updatingEmployment, HandingOver handingOver, Clock clock) {
        this.workloads = workloads;
        this.updatingEmployment = updatingEmployment;
        this.handingOver = handingOver;
        this.clock = clock;
    }

    @GET
    public Page<ConsultantView> list(
            @QueryParam("today") String today, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        LocalDate day =
                Optional.ofNullable(Dates.parsePlausibleOrNull("today", today)).orElseGet(() -> LocalDate.now(clock));
        return workloads.page(day, ConsultantCursor.decode(after), PageLimit.of(limit));
    }

    @PUT
    @Path("/{consultant}")
    @Consumes(MediaType.APPLICATION_JSON)
    public ConsultantView updateEmployment(
            @PathParam("consultant") String consultant, @NotNull(message = "missing") @Valid EmploymentRequest body) {
        String name = Identifiers.userName("consultant", consultant);
        updatingEmployment.update(name, body);
        return workloads.find(name, LocalDate.now(clock)).orElseThrow();
    }

    @POST
    @Path("/{consultant}/hand-over")
    @Consumes(MediaType.APPLICATION_JSON)
    public HandOverResult handOver(
            @PathParam("consultant") String consultant, @NotNull(message = "missing") @Valid HandOverRequest body) {
        return handingOver.handOver(Identifiers.userName("consultant", consultant), body.to(), LocalDate.now(clock));
    }
}
