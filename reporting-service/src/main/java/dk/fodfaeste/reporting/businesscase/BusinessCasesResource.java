package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.RequestedAsOf;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
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
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;

/** Business cases; administrators enter them, and the readers of grants read them. */
@Path("/api/v1/business-cases/{initiative}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class BusinessCasesResource {
    private final BusinessCasesInScope cases;
    private final EnteringBusinessCases entering;
    private final RequestedAsOf requestedAsOf;
    private final RequestValidator validator;
    private final Clock clock;

    BusinessCasesResource(
            BusinessCasesInScope cases,
            EnteringBusinessCases entering,
            RequestedAsOf requestedAsOf,
            RequestValidator validator,
            Clock clock) {
        this.cases = cases;
        this.entering = entering;
        this.requestedAsOf = requestedAsOf;
        this.validator = validator;
        this.clock = clock;
    }

    record BusinessCaseList(List<BusinessCaseView> items) {}

    @GET
    public BusinessCaseList all(@PathParam("initiative") String initiative) throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion found = cases.initiative(initiative, now);
        List<BusinessCaseView> views = new ArrayList<>();
        for (BusinessCaseVersion version : cases.all(found, now)) {
            views.add(cases.one(found, version.code(), now));
        }
        return new BusinessCaseList(views);
    }

    /** @param knownAt the assumptions, grants and successes that were known at this instant; not for roles that may not see persons */
    @GET
    @Path("/{code}")
    public BusinessCaseView one(
            @PathParam("initiative") String initiative,
            @PathParam("code") String code,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        AsOf asOf = requestedAsOf.parse(today, knownAt);
        return cases.one(cases.initiative(initiative, asOf), code, asOf);
    }

    /** Enters the business case, or changes its assumptions. */
    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    public BusinessCaseView enter(
            @PathParam("initiative") String initiative,
            @PathParam("code") String code,
            @NotNull(message = "missing") @Valid BusinessCaseBody body)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion found = cases.initiative(initiative, now);
        entering.enter(found, code, body);
        return cases.one(found, code, AsOf.now(clock));
    }

    /** The same from a CSV file with the columns {@code kind;text;year;successes;amount}. It is taken as a whole or not at all. */
    @POST
    @Path("/{code}/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    public BusinessCaseView importFile(
            @PathParam("initiative") String initiative, @PathParam("code") String code, InputStream file)
            throws SQLException, IOException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion found = cases.initiative(initiative, now);
        entering.enter(found, code, validator.validate(CaseFile.read(file)));
        return cases.one(found, code, AsOf.now(clock));
    }
}
