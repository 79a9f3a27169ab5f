package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.PageLayout;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.RowAction;
import dk.fodfaeste.outcome.worklist.WorklistPage;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is found out is written into a row and saved in one round trip: the row comes back as it now stands, or with what is wrong beside its
 * field. A browser without scripts is led back to where the row stood, and so is htmx where more than the row has changed.
 */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class RecordingPage {
    private static final String[] ROW = {"statuses", "weeklyHours", "source", "attemptedOn"};

    // What goes into a history is in Danish, whatever language the page is in.
    private static final String CONFIRMED = "Bekræftet for den nye dato";
    private static final String UNDONE = "Fortrudt lige efter";

    private final FollowUpCommandHandler changing;
    private final RecordingAttemptsAndNotes noting;
    private final RequestedFollowUps followUps;
    private final ReturnAddress wayBack;
    private final RequestValidator validator;
    private final PageLayout layout;
    private final Language language;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingPage(
            FollowUpCommandHandler changing,
            RecordingAttemptsAndNotes noting,
            RequestedFollowUps followUps,
            ReturnAddress wayBack,
            RequestValidator validator,
            PageLayout layout,
            Language language) {
        this.changing = changing;
        this.noting = noting;
        this.followUps = followUps;
        this.wayBack = wayBack;
        this.validator = validator;
        this.layout = layout;
        this.language = language;
    }

    /** As it stands now: for whoever was second, and leaves it at that. */
    @GET
    @Path("/row")
    public Response row() {
        FollowUpRow row = followUps.row(id());
        return wayBack.isOwnPage()
                ? leadTo(URI.create(row.address()))
                : Response.ok(WorklistPage.row(row)).build();
    }

    @POST
    @Path("/status")
    public Response status(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            StatusRequest found = validator.validate(new StatusRequest(
                    statuses(form), null, form.decimal("weeklyHours"), source(form), form.number("expectedVersion")));
            changing.change(id(), new FollowUpCommand.Record(found.situation(), found.expectedVersion()));
            return RowAction.SAVED;
        });
    }

    @POST
    @Path("/note")
    public Response note(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            NoteRequest heard =
                    validator.validate(new NoteRequest(statuses(form), form.decimal("weeklyHours"), source(form), null));
            noting.heard(id(), heard.situation());
            return RowAction.NOTED;
        });
    }

    /** Today, unless the form says another day. */
    @POST
    @Path("/attempts")
    public Response attempt(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            noting.attempt(id(), Dates.parseOrNull("attemptedOn", form.value("attemptedOn")));
            return RowAction.TRIED;
        });
    }

    @POST
    @Path("/lost")
    public Response lost(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            LostReason reason = Codes.parse(LostReason.class, "reason", form.value("reason"));
            LostRequest lost = validator.validate(lost(null, reason, form));
            changing.change(id(), new FollowUpCommand.MarkLost(null, lost.reason(), lost.because(), lost.expectedVersion()));
            return RowAction.LOST;
        });
    }

    /** The person was reached and would not say: one attempt more than those that were in vain. */
    @POST
    @Path("/declined")
    public Response declined(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            int attempts = Objects.requireNonNullElse(followUps.one(id()).attempts(), List.of())
                            .size()
                    + 1;
            LostRequest lost = validator.validate(lost(attempts, LostReason.DECLINED, form));
            changing.change(id(), new FollowUpCommand.MarkLost(attempts, lost.reason(), lost.because(), lost.expectedVersion()));
            return RowAction.LOST;
        });
    }

    /** The status that stood before the exit was corrected holds on the new day, too. */
    @POST
    @Path("/confirmation")
    public Response confirmation(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            FollowUpView present = followUps.one(id());
            if (present.statuses() == null) {
                throw Refusal.conflict("There is no status to confirm.");
            }
            CorrectionRequest same = validator.validate(new CorrectionRequest(
                    List.copyOf(present.statuses()),
                    present.dueOn(),
                    present.weeklyHours(),
                    present.source(),
                    CONFIRMED,
                    form.number("expectedVersion")));
            changing.change(id(), new FollowUpCommand.Correct(same.situation(), same.because(), same.expectedVersion()));
            return RowAction.CONFIRMED;
        });
    }

    /** What stood before that which has just been saved stands again. */
    @POST
    @Path("/undo")
    public Response undo(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            changing.change(id(), new FollowUpCommand.Undo(UNDONE, version(form)));
            return RowAction.UNDONE;
        });
    }

    /** Does it, and answers with the row as it stands then; what was refused with everything that was written. */
    private Response inTheRow(Form form, Supplier<RowAction> doing) {
        RowAction did;
        try {
            did = doing.get();
        } catch (Refusal refused) {
            if (refused.status() == 404 || refused.status() == 403) {
                throw refused;
            }
            boolean overtaken = refused.status() == 409 && isAnswered(followUps.one(id()));
            FollowUpRow row = overtaken
                    ? followUps.row(id(), form, null, true)
                    : followUps.row(id(), form.refused(refused, ROW), null, false);
            return Response.status(refused.status())
                    .entity(layout.isFragmentRequested() ? WorklistPage.row(row) : followUps.page(row, ""))
                    .build();
        }
        if (!layout.isFragmentRequested()) {
            return Response.seeOther(wayBack.to(id(), did)).build();
        }
        return wayBack.isOwnPage()
                ? leadTo(wayBack.to(id(), did))
                : Response.ok(WorklistPage.row(followUps.row(id(), null, did, false)))
                        .build();
    }

    /** Somebody's answer stands there, be it that there is none to be had. */
    private static boolean isAnswered(FollowUpView followUp) {
        return followUp.statuses() != null || followUp.state() == State.LOST;
    }

    /** Tells htmx to show a whole page. */
    private static Response leadTo(URI page) {
        return Response.ok().header("HX-Redirect", page).build();
    }

    private FollowUpId id() {
        return RequestedFollowUps.id(enrolmentId, measure);
    }

    private static int version(Form form) {
        Integer version = form.number("expectedVersion");
        if (version == null) {
            throw Refusal.malformed("expectedVersion", "is missing");
        }
        return version;
    }

    /** The status of the row and, where somebody is also something else, that. */
    private static List<Status> statuses(Form form) {
        return Stream.of("status", "also")
                .map(field -> Codes.parseOrNull(Status.class, "statuses", form.value(field)))
                .filter(Objects::nonNull)
                .toList();
    }

    private LostRequest lost(Integer attempts, LostReason reason, Form form) {
        return new LostRequest(
                attempts, reason, language.inDanish(() -> CodeLabels.label(reason)), form.number("expectedVersion"));
    }

    private static Source source(Form form) {
        return Codes.parseOrNull(Source.class, "source", form.value("source"));
    }
}
