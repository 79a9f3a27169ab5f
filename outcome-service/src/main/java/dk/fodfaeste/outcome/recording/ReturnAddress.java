package dk.fodfaeste.outcome.recording;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.web.PageLayout;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.worklist.RowAction;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a row that was answered stood: on a desk, one's own or another's, or on the follow-up's own page, which tells more than the row. */
@ApplicationScoped
class ReturnAddress {
    /** Which desk it was, and how much of it was shown. */
    private static final Set<String> OF_THE_DESK = Set.of("consultant", "pile", "after");

    private final PageLayout layout;

    ReturnAddress(PageLayout layout) {
        this.layout = layout;
    }

    /** Whether there is more to be brought up to date than the row. */
    boolean isOwnPage() {
        return layout.referrer()
                .map(URI::getPath)
                .filter(path -> path.startsWith("/follow-ups/"))
                .isPresent();
    }

    URI to(FollowUpId id, RowAction did) {
        String one = id.enrolmentId() + "/" + id.measure();
        return URI.create(
                isOwnPage()
                        ? "/follow-ups/" + one + "?did=" + did.written()
                        : "/work?" + deskAsItWas() + "done=" + one + "&did=" + did.written() + "#f-" + id.enrolmentId()
                                + "-" + id.measure());
    }

    private String deskAsItWas() {
        return layout.referrer()
                .filter(page -> "/work".equals(page.getPath()))
                .map(URI::getRawQuery)
                .map(query -> Pattern.compile("&")
                        .splitAsStream(query)
                        .filter(part -> OF_THE_DESK.contains(part.replaceFirst("=.*", "")))
                        .map(part -> part + "&")
                        .collect(joining()))
                .orElse("");
    }
}
