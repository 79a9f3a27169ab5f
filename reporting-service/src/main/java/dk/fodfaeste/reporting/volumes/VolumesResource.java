package dk.fodfaeste.reporting.volumes;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.RequestedAsOf;
import dk.fodfaeste.reporting.figures.RequestedWindow;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.RestQuery;

/** Volumes for the roles that read rates. */
@Path("/api/v1/volumes/{initiative}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class VolumesResource {
    private final InitiativeVolumes volumes;
    private final RequestedAsOf requestedAsOf;

    VolumesResource(InitiativeVolumes volumes, RequestedAsOf requestedAsOf) {
        this.volumes = volumes;
        this.requestedAsOf = requestedAsOf;
    }

    @GET
    public VolumesView of(
            @PathParam("initiative") String initiative,
            @RestQuery String from,
            @RestQuery String to,
            @RestQuery String today,
            @RestQuery String knownAt)
            throws SQLException {
        return volumes.of(initiative, RequestedWindow.parse(from, to, null), requestedAsOf.parse(today, knownAt));
    }
}
