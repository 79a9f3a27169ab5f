package dk.fodfaeste.kit.webhook;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.webhook.ManagingWebhooks.Registered;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The webhooks of a service, for an administrator with every initiative in scope. Each service that publishes events has an empty subclass that sets the
 * path; the fields are injected because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ADMIN)
@Blocking
public abstract class WebhookResource {
    @Inject
    ManagingWebhooks managing;

    /** The webhook with its secret, which no other response has. */
    public record NewWebhookView(String secret, Webhook webhook) {}

    /** @param redriven number of parked events that are tried again */
    public record Redriven(int redriven) {}

    @GET
    public List<Webhook> all() throws SQLException {
        return managing.all();
    }

    /** It is off until it is switched on. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "The webhook, which is off, with the secret that signs its deliveries",
            content = @Content(schema = @Schema(implementation = NewWebhookView.class)))
    public Response register(@NotNull(message = "missing") @Valid WebhookBody body, @Context UriInfo address)
            throws SQLException, InterruptedException {
        Registered registered = managing.register(body);
        return Response.created(address.getAbsolutePathBuilder()
                        .path(registered.webhook().id().toString())
                        .build())
                .entity(new NewWebhookView(registered.secret(), registered.webhook()))
                .build();
    }

    @GET
    @Path("/{webhookId}")
    public Webhook one(@PathParam("webhookId") UUID id) throws SQLException {
        return managing.get(id);
    }

    @DELETE
    @Path("/{webhookId}")
    public void delete(@PathParam("webhookId") UUID id) throws SQLException {
        managing.delete(id);
    }

    /** Asks the receiver for its consent first. */
    @POST
    @Path("/{webhookId}/switch-on")
    @Operation(
            summary = "Switches the webhook on if its receiver consents",
            description = "The receiver must answer OPTIONS with 2xx and the header WebHook-Allowed-Origin "
                    + "(CloudEvents, HTTP 1.1 Web Hooks, section 4). Otherwise the response is 422.")
    public Webhook switchOn(@PathParam("webhookId") UUID id) throws SQLException, InterruptedException {
        return managing.switchOn(id);
    }

    /** Events wait until it is switched on again. */
    @POST
    @Path("/{webhookId}/switch-off")
    public Webhook switchOff(@PathParam("webhookId") UUID id) throws SQLException {
        return managing.switchOff(id);
    }

    /** The events that could not be delivered. */
    @GET
    @Path("/{webhookId}/parked")
    public Page<ParkedDelivery> parked(
            @PathParam("webhookId") UUID id, @QueryParam("limit") String limit, @QueryParam("after") String after)
            throws SQLException {
        return managing.parked(id, ManagingWebhooks.after(after), PageLimit.of(limit));
    }

    /** Tries all parked events again. */
    @POST
    @Path("/{webhookId}/parked/redrive")
    public Redriven redriveAll(@PathParam("webhookId") UUID id) throws SQLException {
        return new Redriven(managing.redrive(id, null));
    }

    /** Tries one parked event again. */
    @POST
    @Path("/{webhookId}/parked/{event}/redrive")
    public Redriven redrive(@PathParam("webhookId") UUID id, @PathParam("event") long event) throws SQLException {
        return new Redriven(managing.redrive(id, event));
    }
}
