package dk.fodfaeste.outcome.team;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.team.UpdatingEmployment.EmploymentRequest;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The page on which a lead changes the employment of a consultant. */
@Path("/team/{consultant}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class EmploymentPage {
    @CheckedTemplate(basePath = "team")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance employment(ConsultantView consultant, Form form);
    }

    private final Workloads workloads;
    private final UpdatingEmployment updatingEmployment;
    private final RequestValidator validator;
    private final Clock clock;

    EmploymentPage(
            Workloads workloads, UpdatingEmployment updatingEmployment, RequestValidator validator, Clock clock) {
        this.workloads = workloads;
        this.updatingEmployment = updatingEmployment;
        this.validator = validator;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show(@PathParam("consultant") String consultant) {
        ConsultantView view = workloads.findOrEmpty(consultant, LocalDate.now(clock));
        Map<String, String> values = new HashMap<>();
        values.put("fullTimeEquivalent", DisplayText.decimal(view.fullTimeEquivalent()));
        values.put("leavesOn", Objects.toString(view.leavesOn(), ""));
        return Templates.employment(view, Form.filled(values));
    }

    @POST
    public Response save(@PathParam("consultant") String consultant, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            updatingEmployment.update(
                    Identifiers.userName("consultant", consultant),
                    validator.validate(new EmploymentRequest(
                            form.decimal("fullTimeEquivalent"),
                            Dates.parseOrNull("leavesOn", form.value("leavesOn")),
                            form.number("expectedVersion"))));
            return TeamPage.redirect(TeamPage.EMPLOYED, 0);
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.employment(
                            workloads.findOrEmpty(consultant, LocalDate.now(clock)),
                            form.refused(refusal, "fullTimeEquivalent", "leavesOn")))
                    .build();
        }
    }
}
