package dk.fodfaeste.outcome.activity.recording;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** The page after a change, which confirms it. The focus continues below its heading. */
final class ActivityRedirect {
    private ActivityRedirect() {}

    static Response toActivities(UUID enrolmentId, ActivityAction done) {
        return Response.seeOther(URI.create("/activities/of/" + enrolmentId + "?did=" + done.code() + "#activities"))
                .build();
    }

    /** @param query the parameters of the worklist from which the user came; blank if it had none */
    static Response toWorklist(String query, ActivityAction done) {
        return Response.seeOther(URI.create(
                        "/work?" + (query.isEmpty() ? "" : query + "&") + "activity=" + done.code() + "#activities"))
                .build();
    }
}
