package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.fidelity.CaseloadProposal.Proposal;
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
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Fidelity reviews; leads and analysts enter them, and the readers of rates read them. */
@Path("/api/v1/fidelity-reviews/{initiative}")
@Produces(MediaType.APPLICATION_JSON)
class FidelityReviewsResource {
    private final RequestedReview requested;
    private final FidelityTrend trend;
    private final EnteringFidelityReviews entering;
    private final CaseloadProposal proposal;

    FidelityReviewsResource(
            RequestedReview requested,
            FidelityTrend trend,
            EnteringFidelityReviews entering,
            CaseloadProposal proposal) {
        this.requested = requested;
        this.trend = trend;
        this.entering = entering;
        this.proposal = proposal;
    }

    /** The reviews that are not withdrawn, the latest first. */
    record ReviewList(List<ReviewView> items) {}

    @GET
    @RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public ReviewList all(@PathParam("initiative") String initiative) throws SQLException {
        requested.initiative(initiative);
        return new ReviewList(trend.knownAt(Instant.MAX, initiative));
    }

    @GET
    @Path("/{date}")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
    public ReviewView one(@PathParam("initiative") String initiative, @PathParam("date") String date)
            throws SQLException {
        requested.initiative(initiative);
        return view(initiative, Dates.parse("date", date));
    }

    /** Enters the review of this day, or corrects it. */
    @PUT
    @Path("/{date}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public ReviewView enter(
            @PathParam("initiative") String initiative,
            @PathParam("date") String date,
            @NotNull(message = "missing") @Valid FidelityReviewBody body)
            throws SQLException {
        requested.initiative(initiative);
        LocalDate day = Dates.parse("date", date);
        entering.enter(initiative, day, body.unit(), body.itemScores(), body.expectedVersion());
        return view(initiative, day);
    }

    /** Afterwards the review is in no list and no report. */
    @POST
    @Path("/{date}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public ReviewList withdraw(
            @PathParam("initiative") String initiative,
            @PathParam("date") String date,
            @NotNull(message = "missing") @Valid FidelityReviewBody.Withdrawal body)
            throws SQLException {
        requested.initiative(initiative);
        entering.withdraw(initiative, Dates.parse("date", date), body.justification(), body.expectedVersion());
        return all(initiative);
    }

    /** The score of the caseload item that follows from the system's own data of this day. */
    @GET
    @Path("/{date}/caseload-proposal")
    @RolesAllowed({Roles.LEAD, Roles.ANALYST})
    public Proposal caseloadProposal(@PathParam("initiative") String initiative, @PathParam("date") String date)
            throws SQLException {
        requested.initiative(initiative);
        return proposal.on(Dates.parse("date", date), initiative);
    }

    private ReviewView view(String initiative, LocalDate day) throws SQLException {
        return trend.knownAt(Instant.MAX, initiative).stream()
                .filter(review -> review.reviewedOn().equals(day))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("fidelity review"));
    }
}
