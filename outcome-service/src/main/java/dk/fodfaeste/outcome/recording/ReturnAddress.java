package dk.fodfaeste.outcome.recording;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.web.PageLayout;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.worklist.RowAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** The address to return to after an action in a row: the worklist, with its parameters, or the page of the follow-up. */
@ApplicationScoped
class ReturnAddress {
    /** Query parameters of the worklist that are kept. */
    private static final Set<String> WORKLIST_PARAMETERS = Set.of("consultant", "pile", "after");

    private final PageLayout layout;

    ReturnAddress(PageLayout layout) {
        this.layout = layout;
    }

    /** Whether the row is on the page of the follow-up, which must be reloaded as a whole. */
    boolean isOnFollowUpPage() {
        return layout.referrer()
                .map(URI::getPath)
                .filter(path -> path.startsWith("/follow-ups/"))
                .isPresent();
    }

    URI to(FollowUpId id, RowAction action) {
        String path = id.enrolmentId() + "/" + id.measure();
        return URI.create(
                isOnFollowUpPage()
                        ? "/follow-ups/" + path + "?did=" + action.code()
                        : "/work?" + worklistParameters() + "done=" + path + "&did=" + action.code() + "#f-"
                                + id.enrolmentId() + "-" + id.measure());
    }

    private String worklistParameters() {
        return layout.referrer()
                .filter(page -> "/work".equals(page.getPath()))
                .map(URI::getRawQuery)
                .map(query -> Pattern.compile("&")
                        .splitAsStream(query)
                        .filter(part -> WORKLIST_PARAMETERS.contains(part.replaceFirst("=.*", "")))
                        .map(part -> part + "&")
                        .collect(joining()))
                .orElse("");
    }
}
