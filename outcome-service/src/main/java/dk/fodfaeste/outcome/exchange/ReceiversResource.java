package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.exchange.RegisteringReceivers.Registered;
import dk.fodfaeste.outcome.storage.RegisterReceivers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The receivers of batches. Leads choose one, administrators register and revoke them. */
@Path("/api/v1/register-receivers")
@Produces(MediaType.APPLICATION_JSON)
class ReceiversResource {
    private final RegisterReceivers receivers;
    private final RegisteringReceivers registering;

    ReceiversResource(RegisterReceivers receivers, RegisteringReceivers registering) {
        this.receivers = receivers;
        this.registering = registering;
    }

    /** Those in use first. */
    @GET
    @RolesAllowed({Roles.LEAD, Roles.ADMIN})
    public List<ReceiverView> list() {
        return receivers.all().stream().map(ReceiverView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ADMIN)
    @APIResponse(
            responseCode = "201",
            description = "The receiver was registered.",
            content = @Content(schema = @Schema(implementation = ReceiverView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same receiver was registered before.",
            content = @Content(schema = @Schema(implementation = ReceiverView.class)))
    public Response register(@NotNull(message = "missing") @Valid ReceiverBody body) {
        Registered registered = registering.register(body);
        return Response.status(registered.isNew() ? 201 : 200)
                .entity(ReceiverView.of(registered.receiver()))
                .build();
    }

    /** No file is made for a revoked receiver any more. */
    @POST
    @Path("/{receiverId}/revocation")
    @RolesAllowed(Roles.ADMIN)
    public ReceiverView revoke(@PathParam("receiverId") UUID receiverId) {
        return ReceiverView.of(registering.revoke(receiverId));
    }
}
