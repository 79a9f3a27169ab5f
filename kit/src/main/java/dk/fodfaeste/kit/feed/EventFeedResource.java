package dk.fodfaeste.kit.feed;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.feed.EventFeed.FeedPage;
import dk.fodfaeste.kit.feed.EventFeed.Selection;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The events that a service has published, for subscribers without a Kafka client. Each service that publishes events has an empty subclass that sets
 * the path; the fields are injected because such a subclass would otherwise repeat the constructor.
 */
@Produces(EventFeedResource.BATCH)
@RolesAllowed(Roles.SUBSCRIBER)
public abstract class EventFeedResource {
    static final String BATCH = "application/cloudevents-batch+json";

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=([0-9]{1,6})(?:$|[,;\\s])");
    private static final int MOST_WAIT_SECONDS = 30;

    @Inject
    EventFeed feed;

    @Inject
    Caller caller;

    /** The response has a link to the next events, also if there are none yet. A cursor never skips an event that is published later. */
    @GET
    @RunOnVirtualThread
    @Operation(
            summary = "Events in the order of their publication",
            description =
                    "The events of the topics in the caller's token. The Link header with rel=next is the address of the events after these. "
                            + "Prefer: wait=N (RFC 7240) waits up to N seconds, at most 30, if there is no event yet.")
    @APIResponse(
            responseCode = "200",
            description = "The events, oldest first; perhaps none",
            content =
                    @Content(
                            mediaType = BATCH,
                            schema = @Schema(type = SchemaType.ARRAY, implementation = CloudEvent.class)))
    @APIResponse(responseCode = "304", description = "The events are those of the answer with this ETag")
    public Response events(
            @QueryParam("types") String types,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit,
            @Context HttpHeaders headers,
            @Context Request request,
            @Context UriInfo address)
            throws SQLException {
        if (caller.topics().isEmpty()) {
            throw Refusal.forbidden(message("noTopics"));
        }
        FeedPage page = feed.read(
                new Selection(caller.topics(), EventTypes.parse(types), PageLimit.of(limit)),
                after == null || after.isBlank() ? null : FeedCursor.parse(after),
                wait(headers));
        EntityTag tag = new EntityTag(page.next().text());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged == null ? Response.ok(page.events()).tag(tag) : unchanged;
        return response.link(
                        address.getRequestUriBuilder()
                                .replaceQueryParam("after", page.next().text())
                                .build(),
                        "next")
                .build();
    }

    private static Duration wait(HttpHeaders headers) {
        Matcher wait = WAIT.matcher(Objects.requireNonNullElse(headers.getHeaderString("Prefer"), ""));
        return wait.find()
                ? Duration.ofSeconds(Math.min(MOST_WAIT_SECONDS, Integer.parseInt(wait.group(1))))
                : Duration.ZERO;
    }
}
