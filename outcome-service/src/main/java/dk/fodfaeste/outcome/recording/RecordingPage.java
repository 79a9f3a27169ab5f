package dk.fodfaeste.outcome.recording;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.RowAction;
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
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** The forms of a row: status, note, attempt, LOST, confirmation and undo. */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class RecordingPage {
    // Justifications are stored in Danish, independent of the language of the page.
    private static final String CONFIRMED = "Bekræftet for den nye dato";
    static final String UNDONE = "Fortrudt lige efter";

    private final FollowUpCommandHandler commands;
    private final RecordingAttemptsAndNotes attemptsAndNotes;
    private final RequestedFollowUps followUps;
    private final RowResponses responses;
    private final RequestValidator validator;
    private final Language language;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingPage(
            FollowUpCommandHandler commands,
            RecordingAttemptsAndNotes attemptsAndNotes,
            RequestedFollowUps followUps,
            RowResponses responses,
            RequestValidator validator,
            Language language) {
        this.commands = commands;
        this.attemptsAndNotes = attemptsAndNotes;
        this.followUps = followUps;
        this.responses = responses;
        this.validator = validator;
        this.language = language;
    }

    /** The present row, for a user who keeps the outcome of another user after a conflict. */
    @GET
    @Path("/row")
    public Response row() {
        return responses.unchanged(id());
    }

    @POST
    @Path("/status")
    public Response status(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            form.requireLikely();
            commands.handle(id(), validator.validate(form.status()).toCommand());
            return RowAction.SAVED;
        });
    }

    @POST
    @Path("/note")
    public Response note(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            form.requireLikely();
            attemptsAndNotes.addNote(id(), validator.validate(form.note()).situation());
            return RowAction.NOTED;
        });
    }

    @POST
    @Path("/attempts")
    public Response attempt(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            attemptsAndNotes.addAttempt(id(), form.attempt());
            return RowAction.TRIED;
        });
    }

    /** Takes the attempt back that the user has just noted. */
    @POST
    @Path("/attempts/undo")
    public Response undoAttempt(MultivaluedMap<String, String> sent) {
        return respond(RowForm.of(sent), () -> {
            attemptsAndNotes.undoAttempt(id());
            return RowAction.UNDONE;
        });
    }

    @POST
    @Path("/lost")
    public Response lost(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            markLost(null, form.lostReason(), form);
            return RowAction.LOST;
        });
    }

    /** The person was reached and declined to answer, so there is one attempt more than the noted ones. */
    @POST
    @Path("/declined")
    public Response declined(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            int noted = Objects.requireNonNullElse(followUps.find(id()).attempts(), List.of())
                    .size();
            markLost(noted + 1, LostReason.DECLINED, form);
            return RowAction.LOST;
        });
    }

    /** The justification is the label of the reason. */
    private void markLost(Integer attempts, LostReason reason, RowForm form) {
        String because = language.inDanish(() -> CodeLabels.label(reason));
        LostRequest request = validator.validate(new LostRequest(attempts, reason, because, form.expectedVersion()));
        commands.handle(id(), request.toCommand());
    }

    /** The status from before the due date moved also applies to the new due date. */
    @POST
    @Path("/confirmation")
    public Response confirmation(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            FollowUpView present = followUps.find(id());
            if (present.statuses() == null) {
                throw Refusal.conflict(message("noStatusToConfirm"));
            }
            CorrectionRequest request = validator.validate(new CorrectionRequest(
                    List.copyOf(present.statuses()),
                    present.dueOn(),
                    present.weeklyHours(),
                    present.source(),
                    CONFIRMED,
                    form.expectedVersion()));
            commands.handle(id(), request.toCommand());
            return RowAction.CONFIRMED;
        });
    }

    @POST
    @Path("/undo")
    public Response undo(MultivaluedMap<String, String> sent) {
        RowForm form = RowForm.of(sent);
        return respond(form, () -> {
            commands.handle(id(), new FollowUpCommand.Undo(UNDONE, form.requireExpectedVersion()));
            return RowAction.UNDONE;
        });
    }

    /** @throws Refusal if it is 403 or 404, because then there is no row to show */
    private Response respond(RowForm form, Supplier<RowAction> change) {
        RowAction action;
        try {
            action = change.get();
        } catch (Refusal refusal) {
            if (refusal.status() == 404 || refusal.status() == 403) {
                throw refusal;
            }
            return responses.refused(id(), form, refusal);
        }
        return responses.done(id(), action);
    }

    private FollowUpId id() {
        return RequestedFollowUps.id(enrolmentId, measure);
    }
}
