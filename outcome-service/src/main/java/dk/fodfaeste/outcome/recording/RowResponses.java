package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.PageLayout;
import dk.fodfaeste.outcome.State;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import dk.fodfaeste.outcome.worklist.RowAction;
import dk.fodfaeste.outcome.worklist.RowFragment;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Responses to the forms of a row. With htmx it is the row after the change, or with the faults of its fields. A browser without scripts is redirected
 * to the page of the row, and so is htmx on the page of the follow-up, because more than the row has changed there.
 */
@ApplicationScoped
class RowResponses {
    private final RequestedFollowUps followUps;
    private final FollowUpPageRenderer pageRenderer;
    private final ReturnAddress returnAddress;
    private final PageLayout layout;

    RowResponses(
            RequestedFollowUps followUps,
            FollowUpPageRenderer pageRenderer,
            ReturnAddress returnAddress,
            PageLayout layout) {
        this.followUps = followUps;
        this.pageRenderer = pageRenderer;
        this.returnAddress = returnAddress;
        this.layout = layout;
    }

    /** The row without a change. */
    Response unchanged(FollowUpId id) {
        FollowUpRow row = followUps.row(id);
        return returnAddress.isOnFollowUpPage()
                ? htmxRedirect(URI.create(row.address()))
                : Response.ok(RowFragment.of(row)).build();
    }

    Response done(FollowUpId id, RowAction action) {
        if (!layout.isFragmentRequested()) {
            return Response.seeOther(returnAddress.to(id, action)).build();
        }
        return returnAddress.isOnFollowUpPage()
                ? htmxRedirect(returnAddress.to(id, action))
                : Response.ok(RowFragment.of(followUps.row(id, null, action, false)))
                        .build();
    }

    /** A conflict with the outcome of another user shows that outcome and what this user entered. */
    Response refused(FollowUpId id, RowForm form, Refusal refusal) {
        boolean conflict = refusal.status() == 409 && hasOutcome(followUps.find(id));
        FollowUpRow row = followUps.row(id, conflict ? form.form() : form.refused(refusal), null, conflict);
        return Response.status(refusal.status())
                .entity(layout.isFragmentRequested() ? RowFragment.of(row) : pageRenderer.render(row, ""))
                .build();
    }

    private static boolean hasOutcome(FollowUpView followUp) {
        return followUp.statuses() != null || followUp.state() == State.LOST;
    }

    private static Response htmxRedirect(URI page) {
        return Response.ok().header("HX-Redirect", page).build();
    }
}
