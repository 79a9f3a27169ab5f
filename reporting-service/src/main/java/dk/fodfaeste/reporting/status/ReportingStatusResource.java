package dk.fodfaeste.reporting.status;

import dk.fodfaeste.kit.status.StatusResource;
import jakarta.ws.rs.Path;

/** The state of this service. */
@Path("/api/v1/reporting-service/status")
class ReportingStatusResource extends StatusResource {}
