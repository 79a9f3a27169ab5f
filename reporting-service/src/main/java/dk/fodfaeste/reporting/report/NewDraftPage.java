package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.NameText;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.report.drafting.Drafting;
import dk.fodfaeste.reporting.report.drafting.OpenDraftBody;
import dk.fodfaeste.reporting.report.rendering.ReportText;
import dk.fodfaeste.reporting.report.store.StoredReport;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** The form with which an analyst creates a draft: half-year and initiatives. */
@Path("/reports/new")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ANALYST)
@Blocking
public class NewDraftPage {
    private static final int HALF_YEAR_CHOICES = 8;

    @CheckedTemplate(basePath = "report")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance newDraft(Form form, List<Choice> periods, List<Choice> initiatives);
    }

    private final Drafting drafting;
    private final Initiatives initiatives;
    private final RequestValidator validator;
    private final Caller caller;
    private final Clock clock;

    NewDraftPage(Drafting drafting, Initiatives initiatives, RequestValidator validator, Caller caller, Clock clock) {
        this.drafting = drafting;
        this.initiatives = initiatives;
        this.validator = validator;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public TemplateInstance form() throws SQLException {
        return page(Form.empty());
    }

    @POST
    public Response open(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        try {
            OpenDraftBody body =
                    validator.validate(new OpenDraftBody(form.valueOrNull("period"), form.all("initiatives")));
            StoredReport draft = drafting.open(body.halfYear(), body.initiatives());
            return Response.seeOther(URI.create("/reports/" + draft.id() + "?done=opened"))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, "period", "initiatives")))
                    .build();
        }
    }

    private TemplateInstance page(Form form) throws SQLException {
        LocalDate today = LocalDate.now(clock);
        List<Choice> periods = Stream.iterate(HalfYear.of(today).previous(), HalfYear::previous)
                .limit(HALF_YEAR_CHOICES)
                .map(period -> new Choice(period.toString(), ReportText.period(period.toString())))
                .toList();
        List<Choice> inScope = initiatives.knownAt(AsOf.now(clock).recordedUntil()).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), NameText.of(initiative)))
                .toList();
        return Templates.newDraft(form, periods, inScope);
    }
}
