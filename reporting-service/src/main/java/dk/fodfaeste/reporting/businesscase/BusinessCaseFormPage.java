package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.businesscase.Assumptions.Stated;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The form with which an administrator enters a business case or changes its assumptions. */
@Path("/grants/of/{initiative}/business-case-form")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
class BusinessCaseFormPage {
    @CheckedTemplate(basePath = "businesscase")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(
                InitiativeVersion initiative, Choices choices, CaseForm.Tables tables, Form form);
    }

    record Choices(List<Choice> measures, List<Choice> costs, List<Choice> stated) {}

    private final BusinessCasesInScope cases;
    private final EnteringBusinessCases entering;
    private final RequestValidator validator;
    private final Clock clock;

    BusinessCaseFormPage(
            BusinessCasesInScope cases, EnteringBusinessCases entering, RequestValidator validator, Clock clock) {
        this.cases = cases;
        this.entering = entering;
        this.validator = validator;
        this.clock = clock;
    }

    /** @param code of the business case to change; without it, a new one */
    @GET
    public TemplateInstance page(@PathParam("initiative") String initiativeCode, @QueryParam("code") String code)
            throws SQLException {
        AsOf now = AsOf.now(clock);
        InitiativeVersion initiative = cases.initiative(initiativeCode, now);
        if (code == null || code.isBlank()) {
            return form(initiative, Form.filled(Map.of("expectedVersion", "0")));
        }
        return form(
                initiative,
                cases.all(initiative, now).stream()
                        .filter(version -> version.code().equals(code))
                        .findFirst()
                        .map(CaseForm::filled)
                        .orElseThrow(() -> Refusal.notFound("business case")));
    }

    /** Saves, or shows the form with more rows if the user asked for them. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(@PathParam("initiative") String initiativeCode, MultivaluedMap<String, String> sent)
            throws SQLException {
        InitiativeVersion initiative = cases.initiative(initiativeCode, AsOf.now(clock));
        Form form = Form.of(sent);
        if (!form.value(InputTable.ADD).isEmpty()) {
            return Response.ok(form(initiative, form)).build();
        }
        CaseForm caseForm = new CaseForm(form);
        try {
            entering.enter(initiative, form.value("code"), validator.validate(caseForm.body()));
            return Response.seeOther(URI.create("/grants/of/%s/business-cases/%s?done=entered"
                            .formatted(
                                    DisplayText.pathSegment(initiativeCode),
                                    DisplayText.pathSegment(form.value("code")))))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(form(initiative, caseForm.refused(refused)))
                    .build();
        }
    }

    private static TemplateInstance form(InitiativeVersion initiative, Form form) {
        List<Choice> measures = initiative.measures().stream()
                .map(measure -> new Choice(measure.code(), NameText.of(measure)))
                .toList();
        List<Choice> costs = List.of(
                new Choice(CaseForm.ENTERED, DisplayText.say("Indtastes her", "Entered here")),
                new Choice(
                        CaseForm.FROM_GRANTS,
                        DisplayText.say("Bevillingerne i prisniveauet", "The grants of the price level")));
        return Templates.form(
                initiative,
                new Choices(measures, costs, CodeLabels.choices(Stated.class)),
                CaseForm.Tables.of(form),
                form);
    }
}
