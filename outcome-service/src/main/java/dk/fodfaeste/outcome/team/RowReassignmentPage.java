package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.followup.FollowUpId;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hands the enrolments of the chosen rows of a worklist over to one consultant. The response names each, and gives them back together. */
@Path("/work/reassignment")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class RowReassignmentPage {
    @CheckedTemplate(basePath = "team")
    static final class Templates {
        private Templates() {}

        /** @param undoable whether the rows can be given back */
        static native TemplateInstance reassigned(SeveralRowsForm several, List<ReassignedRow> rows, boolean undoable);
    }

    private final ReassigningRows reassigning;
    private final HandingOver handingOver;
    private final Successors successors;
    private final Clock clock;

    RowReassignmentPage(ReassigningRows reassigning, HandingOver handingOver, Successors successors, Clock clock) {
        this.reassigning = reassigning;
        this.handingOver = handingOver;
        this.successors = successors;
        this.clock = clock;
    }

    @POST
    public Response reassign(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            LocalDate today = LocalDate.now(clock);
            List<RowReference> chosen = RowReference.chosen(form);
            String successor = successors.named(form, "successor", "confirmed", today);
            handingOver.requireCanTakeOver("successor", List.of(successor), "", today);
            Map<FollowUpId, String> successorOf = new LinkedHashMap<>();
            chosen.forEach(row -> successorOf.put(row.id(), successor));
            return page(form, reassigning.reassign(successorOf), true);
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    /** Gives the enrolments back to the consultants in the field {@code from}, which are in the order of the rows. */
    @POST
    @Path("/undo")
    public Response undo(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            List<RowReference> chosen = RowReference.chosen(form);
            List<String> from = form.all("from");
            if (from.size() != chosen.size()) {
                throw Refusal.malformed("from", message("missing"));
            }
            Map<FollowUpId, String> formerOf = new LinkedHashMap<>();
            for (int i = 0; i < chosen.size(); i++) {
                formerOf.put(chosen.get(i).id(), Identifiers.userName("from", from.get(i)));
            }
            return page(form, reassigning.reassign(formerOf), false);
        } catch (Refusal refusal) {
            return refused(form, refusal);
        }
    }

    private static Response page(Form form, List<ReassignedRow> rows, boolean undoable) {
        return Response.status(rows.stream().allMatch(ReassignedRow::isRefused) ? 422 : 200)
                .entity(Templates.reassigned(new SeveralRowsForm(form, true), rows, undoable))
                .build();
    }

    /** The form with its fault, and the chosen rows as hidden fields. */
    private static Response refused(Form form, Refusal refusal) {
        return Response.status(refusal.status())
                .entity(Templates.reassigned(
                        new SeveralRowsForm(form.refused(refusal, "successor"), true), List.of(), false))
                .build();
    }
}
