package dk.fodfaeste.reporting.interfaces;

import dk.fodfaeste.kit.interfaces.InterfacePages;
import dk.fodfaeste.kit.web.ServicePart;
import jakarta.ws.rs.Path;

/** The pages of this service's interface. */
@Path("/interfaces/reporting-service")
class ReportingInterfacePages extends InterfacePages {
    @Override
    protected ServicePart part() {
        return ServicePart.REPORTING;
    }
}
