package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;

/** The business cases of an initiative, and one of them with its tables. */
@Path("/grants/of/{initiative}/business-cases")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMIN, Roles.LEAD, Roles.ANALYST, Roles.STEERING})
@Blocking
class BusinessCasePage {
    @CheckedTemplate(basePath = "businesscase")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance cases(
                InitiativeVersion initiative, List<BusinessCaseVersion> cases, boolean mayEnter);

        static native TemplateInstance businessCase(
                InitiativeVersion initiative, BusinessCaseView view, CaseText text, boolean mayEnter, String done);
    }

    private final BusinessCasesInScope cases;
    private final Caller caller;
    private final Clock clock;

    BusinessCasePage(BusinessCasesInScope cases, Caller caller, Clock clock) {
        this.cases = cases;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public TemplateInstance all(@PathParam("initiative") String code) throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion initiative = cases.initiative(code, now);
        return Templates.cases(initiative, cases.all(initiative, now), caller.hasRole(Roles.ADMIN));
    }

    @GET
    @Path("/{code}")
    public TemplateInstance one(
            @PathParam("initiative") String initiativeCode,
            @PathParam("code") String code,
            @QueryParam("done") String done)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion initiative = cases.initiative(initiativeCode, now);
        BusinessCaseView view = cases.one(initiative, code, now);
        return Templates.businessCase(
                initiative,
                view,
                CaseText.of(view),
                caller.hasRole(Roles.ADMIN),
                "entered".equals(done)
                        ? DisplayText.say("Business casen er gemt.", "The business case is saved.")
                        : "");
    }
}
