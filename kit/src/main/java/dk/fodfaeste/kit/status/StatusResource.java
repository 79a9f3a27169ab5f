package dk.fodfaeste.kit.status;

import dk.fodfaeste.kit.intake.DeadLetter;
import dk.fodfaeste.kit.intake.DeadLetters;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/**
 * The state of a service and its dead letters for an administrator. Each service has an empty subclass that sets the path; the fields are injected
 * because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
public abstract class StatusResource {
    /** Each takes milliseconds, and the caller waits. */
    static final int MOST_REDRIVEN = 500;

    @Inject
    ServiceStates states;

    @Inject
    DeadLetters deadLetters;

    /** The state of the service. */
    @GET
    public ServiceState state() throws SQLException {
        return states.present();
    }

    /** The records that could not be read and were not re-driven, oldest first. */
    @GET
    @Path("/dead-letters")
    public Page<DeadLetter> deadLetters(@QueryParam("limit") String limit, @QueryParam("after") String after)
            throws SQLException {
        return deadLetters.waiting(StatusParameters.after(after), PageLimit.of(limit));
    }

    /** Processes the record of a dead letter again, for example after an upgrade of the service. */
    @POST
    @Path("/dead-letters/{letterId}/redrive")
    public RedriveResult redrive(@PathParam("letterId") String id) throws SQLException {
        deadLetters.redrive(StatusParameters.id(id));
        return new RedriveResult(1, 0, 0, deadLetters.countWaiting());
    }

    /** Processes the records of the oldest dead letters again, at most 500. */
    @POST
    @Path("/dead-letters/redrive")
    public RedriveResult redriveAll() throws SQLException {
        return RedriveResult.of(deadLetters.redriveAll(MOST_REDRIVEN), deadLetters.countWaiting());
    }
}
