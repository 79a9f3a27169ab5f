package dk.fodfaeste.outcome.activity.recording;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.web.PageLayout;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The page after a change, which confirms it: the worklist, if the user pressed the button there, or the activities of the enrolment. */
@ApplicationScoped
class ActivityRedirect {
    private final PageLayout layout;

    ActivityRedirect(PageLayout layout) {
        this.layout = layout;
    }

    Response after(ActivityAction done, UUID enrolmentId) {
        return worklistQuery().map(query -> toWorklist(query, done)).orElseGet(() -> toActivities(enrolmentId, done));
    }

    /** The focus continues below the heading. */
    static Response toActivities(UUID enrolmentId, ActivityAction done) {
        return seeOther("/activities/of/" + enrolmentId + "?did=" + done.code());
    }

    /** @param query the consultant of the worklist as a parameter; blank for the worklist of the user */
    static Response toWorklist(String query, ActivityAction done) {
        return seeOther("/work?" + (query.isEmpty() ? "" : query + "&") + "activity=" + done.code());
    }

    private static Response seeOther(String page) {
        return Response.seeOther(URI.create(page + "#activities")).build();
    }

    /** Empty if the user was on another page. */
    private Optional<String> worklistQuery() {
        return layout.referrer()
                .filter(page -> "/work".equals(page.getPath()))
                .map(page -> Objects.requireNonNullElse(page.getRawQuery(), ""))
                .map(query -> Pattern.compile("&")
                        .splitAsStream(query)
                        .filter(part -> part.startsWith("consultant="))
                        .collect(joining()));
    }
}
