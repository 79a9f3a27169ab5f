package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpView;
import java.util.Optional;

/** An action that a browser without scripts has just sent, from the address of the worklist. */
record CompletedAction(FollowUpId id, RowAction action) {
    /** Empty if a parameter is missing or invalid. */
    static Optional<CompletedAction> parse(String done, String did) {
        int slash = done == null ? -1 : done.indexOf('/');
        return slash < 0
                ? Optional.empty()
                : FollowUpId.parse(done.substring(0, slash), done.substring(slash + 1))
                        .flatMap(id -> RowAction.parse(did).map(action -> new CompletedAction(id, action)));
    }

    boolean isOn(FollowUpView followUp) {
        return id.equals(new FollowUpId(followUp.enrolmentId(), followUp.measure()));
    }
}
