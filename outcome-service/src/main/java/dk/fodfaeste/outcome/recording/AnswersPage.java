package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.worklist.RowReference;
import dk.fodfaeste.outcome.worklist.SeveralRowsForm;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Answers several rows of a worklist in the same way. The response shows each row as it is afterwards: answered, or with its own fault. Sending the
 * form again changes nothing more.
 */
@Path("/work/answers")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class AnswersPage {
    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance answers(SeveralRowsForm several, AnswerResult result);
    }

    private final AnsweringSeveral answering;
    private final Caller caller;

    AnswersPage(AnsweringSeveral answering, Caller caller) {
        this.answering = answering;
        this.caller = caller;
    }

    @POST
    public Response answer(MultivaluedMap<String, String> sent) {
        return respond(sent, answering::answer);
    }

    @POST
    @Path("/undo")
    public Response undo(MultivaluedMap<String, String> sent) {
        return respond(sent, answering::undo);
    }

    /** The status is 200 if at least one row is changed, so that an intermediary does not treat a part as a failure. */
    private Response respond(
            MultivaluedMap<String, String> sent, BiFunction<List<RowReference>, RowForm, List<AnsweredRow>> change) {
        Form form = Form.of(sent);
        try {
            List<AnsweredRow> rows = change.apply(RowReference.chosen(form), new RowForm(form));
            return page(rows.stream().allMatch(AnsweredRow::isRefused) ? 422 : 200, form, rows);
        } catch (Refusal refusal) {
            return page(refusal.status(), new RowForm(form).refused(refusal), unanswered(form));
        }
    }

    private List<AnsweredRow> unanswered(Form form) {
        try {
            return answering.unanswered(RowReference.chosen(form), form);
        } catch (Refusal noRows) {
            return List.of();
        }
    }

    private Response page(int status, Form form, List<AnsweredRow> rows) {
        return Response.status(status)
                .entity(Templates.answers(
                        new SeveralRowsForm(form, caller.hasRole(Roles.LEAD)), new AnswerResult(rows)))
                .build();
    }
}
