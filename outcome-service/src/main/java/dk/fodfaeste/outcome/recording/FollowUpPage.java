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
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.correction.CorrectionPeriod;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.TimelineEntry;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.RowAction;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One follow-up with its history, and where what is recorded is corrected or taken back with a because. */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class FollowUpPage {
    private static final String[] CORRECTION = {"statuses", "statusDate", "weeklyHours", "source", "because"};

    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance followUp(FollowUpRow row, List<TimelineEntry> happened, String done);

        static native TemplateInstance correct(FollowUpRow row, Form form, List<Choice> statuses, List<Choice> sources);

        static native TemplateInstance withdraw(FollowUpRow row, Form form);
    }

    private final FollowUpCommandHandler changing;
    private final RequestedFollowUps followUps;
    private final RequestValidator validator;
    private final CorrectionPeriod correctionPeriod;
    private final Language language;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    FollowUpPage(
            FollowUpCommandHandler changing,
            RequestedFollowUps followUps,
            RequestValidator validator,
            CorrectionPeriod correctionPeriod,
            Language language) {
        this.changing = changing;
        this.followUps = followUps;
        this.validator = validator;
        this.correctionPeriod = correctionPeriod;
        this.language = language;
    }

    /** @param did what has just been done in its row */
    @GET
    public TemplateInstance followUp(@QueryParam("done") String done, @QueryParam("did") String did) {
        return followUps.page(
                followUps.row(id(), null, RowAction.read(did).orElse(null), false),
                switch (done == null ? "" : done) {
                    case "corrected" -> language.say("Rettelsen er gemt.", "The correction is saved.");
                    case "withdrawn" ->
                        language.say(
                                "Taget tilbage. Opfølgningen er åben igen.",
                                "Taken back. The follow-up is open again.");
                    default -> "";
                });
    }

    @GET
    @Path("/correct")
    public TemplateInstance correct() {
        FollowUpRow row = toCorrect();
        return correct(row, asItStands(row.followUp()));
    }

    /** A row whose user came second sends what was chosen there, to be shown first: a correction has a because. */
    @POST
    @Path("/correct")
    public Response correct(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        if (form.has("show", "first")) {
            return Response.ok(correct(toCorrect(), form)).build();
        }
        try {
            CorrectionRequest corrected = validator.validate(new CorrectionRequest(
                    codes(form),
                    Dates.parseOrNull("statusDate", form.value("statusDate")),
                    form.decimal("weeklyHours"),
                    Codes.parseOrNull(Source.class, "source", form.value("source")),
                    form.valueOrNull("because"),
                    form.number("expectedVersion")));
            changing.change(
                    id(),
                    new FollowUpCommand.Correct(
                            corrected.situation(), corrected.because().strip(), corrected.expectedVersion()));
            return backTo("corrected");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(correct(followUps.row(id()), form.refused(refused, CORRECTION)))
                    .build();
        }
    }

    @GET
    @Path("/withdraw")
    public TemplateInstance withdraw() {
        return Templates.withdraw(toCorrect(), Form.empty());
    }

    @POST
    @Path("/withdraw")
    public Response withdraw(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            WithdrawalRequest back =
                    validator.validate(new WithdrawalRequest(form.valueOrNull("because"), form.number("expectedVersion")));
            changing.change(id(), new FollowUpCommand.TakeBack(back.because().strip(), back.expectedVersion()));
            return backTo("withdrawn");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(Templates.withdraw(followUps.row(id()), form.refused(refused, "because")))
                    .build();
        }
    }

    /** Nobody writes a because first, and hears then that only a lead may. */
    private FollowUpRow toCorrect() {
        FollowUpRow row = followUps.row(id());
        if (row.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        Optional.ofNullable(row.followUp().recordedAt()).ifPresent(correctionPeriod::requireMayCorrect);
        return row;
    }

    private Response backTo(String done) {
        return Response.seeOther(URI.create("/follow-ups/" + enrolmentId + "/" + measure + "?done=" + done))
                .build();
    }

    private TemplateInstance correct(FollowUpRow row, Form form) {
        return Templates.correct(row, form, CodeLabels.choices(Status.class), CodeLabels.choices(Source.class));
    }

    private static Form asItStands(FollowUpView followUp) {
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

    private static List<Status> codes(Form form) {
        return form.all("statuses").stream()
                .map(code -> Codes.parse(Status.class, "statuses", code))
                .toList();
    }

    private FollowUpId id() {
        return RequestedFollowUps.id(enrolmentId, measure);
    }
}
