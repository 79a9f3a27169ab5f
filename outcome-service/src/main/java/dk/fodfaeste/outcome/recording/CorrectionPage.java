package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
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
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages on which an outcome is corrected or withdrawn, each with a justification. */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class CorrectionPage {
    static final String CORRECTED = "corrected";
    static final String WITHDRAWN = "withdrawn";

    private static final String[] FIELDS = {"statuses", "statusDate", "weeklyHours", "source", "because"};

    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance correct(FollowUpRow row, Form form, List<Choice> statuses, List<Choice> sources);

        static native TemplateInstance withdraw(FollowUpRow row, Form form);
    }

    private final FollowUpCommandHandler commands;
    private final RequestedFollowUps followUps;
    private final RequestValidator validator;
    private final CorrectionPeriod correctionPeriod;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    CorrectionPage(
            FollowUpCommandHandler commands,
            RequestedFollowUps followUps,
            RequestValidator validator,
            CorrectionPeriod correctionPeriod) {
        this.commands = commands;
        this.followUps = followUps;
        this.validator = validator;
        this.correctionPeriod = correctionPeriod;
    }

    @GET
    @Path("/correct")
    public TemplateInstance correct() {
        FollowUpRow row = correctableRow();
        return correct(row, filled(row.followUp()));
    }

    /** After a conflict, the row sends what the user entered with {@code show=first}, to add the justification before saving. */
    @POST
    @Path("/correct")
    public Response correct(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        if (form.has("show", "first")) {
            return Response.ok(correct(correctableRow(), form)).build();
        }
        try {
            CorrectionRequest request = validator.validate(new CorrectionRequest(
                    statuses(form),
                    Dates.parseOrNull("statusDate", form.value("statusDate")),
                    form.decimal("weeklyHours"),
                    Codes.parseOrNull(Source.class, "source", form.value("source")),
                    form.valueOrNull("because"),
                    form.number("expectedVersion")));
            commands.handle(id(), request.toCommand());
            return seeFollowUp(CORRECTED);
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(correct(followUps.row(id()), form.refused(refusal, FIELDS)))
                    .build();
        }
    }

    @GET
    @Path("/withdraw")
    public TemplateInstance withdraw() {
        return Templates.withdraw(correctableRow(), Form.empty());
    }

    @POST
    @Path("/withdraw")
    public Response withdraw(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            WithdrawalRequest request = validator.validate(
                    new WithdrawalRequest(form.valueOrNull("because"), form.number("expectedVersion")));
            commands.handle(id(), request.toCommand());
            return seeFollowUp(WITHDRAWN);
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.withdraw(followUps.row(id()), form.refused(refusal, "because")))
                    .build();
        }
    }

    /** Checks the permission before the form is shown. */
    private FollowUpRow correctableRow() {
        FollowUpRow row = followUps.row(id());
        if (row.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        Optional.ofNullable(row.followUp().recordedAt()).ifPresent(correctionPeriod::requireMayCorrect);
        return row;
    }

    private Response seeFollowUp(String done) {
        return Response.seeOther(URI.create("/follow-ups/" + enrolmentId + "/" + measure + "?done=" + done))
                .build();
    }

    private static TemplateInstance correct(FollowUpRow row, Form form) {
        return Templates.correct(row, form, CodeLabels.choices(Status.class), CodeLabels.choices(Source.class));
    }

    private static Form filled(FollowUpView followUp) {
        Map<String, List<String>> values = new HashMap<>();
        values.put(
                "statuses",
                followUp.statuses() == null
                        ? List.of()
                        : followUp.statuses().stream().map(Enum::name).toList());
        values.put("statusDate", List.of(String.valueOf(followUp.statusDate())));
        values.put("weeklyHours", List.of(DisplayText.decimal(followUp.weeklyHours())));
        values.put("source", List.of(String.valueOf(followUp.source())));
        return Form.filledWithLists(values);
    }

    private static List<Status> statuses(Form form) {
        return form.all("statuses").stream()
                .map(code -> Codes.parse(Status.class, "statuses", code))
                .toList();
    }

    private FollowUpId id() {
        return RequestedFollowUps.id(enrolmentId, measure);
    }
}
