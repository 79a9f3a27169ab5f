package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.exchange.MakingBatches.Made;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The batches that ask registers for follow-ups, for leads. */
@Path("/api/v1/register-batches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.LEAD)
class RegisterBatchesResource {
    /** RFC 8551, section 3.2.2. */
    static final String FILE_TYPE = "application/pkcs7-mime";

    private final MakingBatches making;
    private final ReadingBatches reading;
    private final BatchFiles files;

    RegisterBatchesResource(MakingBatches making, ReadingBatches reading, BatchFiles files) {
        this.making = making;
        this.reading = reading;
        this.files = files;
    }

    /** Newest first. */
    @GET
    public Page<BatchView> list(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        return reading.page(PageCursor.id(after), PageLimit.of(limit));
    }

    /** Asks for the follow-ups that were due in the window and have no status. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "201",
            description = "The batch was made.",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same user made the same batch today.",
            content = @Content(schema = @Schema(implementation = BatchView.class)))
    public Response make(@NotNull(message = "missing") @Valid BatchBody body, @Context UriInfo address) {
        Made made = making.make(body.request());
        BatchView view = BatchView.of(made.batch());
        return made.isNew()
                ? Response.created(address.getAbsolutePathBuilder()
                                .path(view.batchId().toString())
                                .build())
                        .entity(view)
                        .build()
                : Response.ok(view).build();
    }

    @GET
    @Path("/{batchId}")
    public BatchView one(@PathParam("batchId") UUID batchId) {
        return BatchView.of(reading.find(batchId));
    }

    /** The follow-ups of the batch that have no status now, in the order of their due dates when the batch was made. */
    @GET
    @Path("/{batchId}/unanswered")
    public Page<UnansweredView> unanswered(
            @PathParam("batchId") UUID batchId, @QueryParam("limit") String limit, @QueryParam("after") String after) {
        Page<FollowUp> page = reading.unanswered(reading.find(batchId), after, PageLimit.of(limit));
        return new Page<>(page.items().stream().map(UnansweredView::of).toList(), page.next());
    }

    /** The follow-ups without a status as a CSV file, encrypted for the receiver: CMS AuthEnvelopedData, DER. */
    @GET
    @Path("/{batchId}/file")
    @Produces(FILE_TYPE)
    @APIResponse(
            responseCode = "200",
            description = "The encrypted file",
            content = @Content(mediaType = FILE_TYPE, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response file(@PathParam("batchId") UUID batchId) {
        return download(batchId, files.write(reading.find(batchId)));
    }

    static Response download(UUID batchId, byte[] file) {
        return Response.ok(file, FILE_TYPE)
                .header("Content-Disposition", "attachment; filename=\"" + batchId + ".p7m\"")
                .build();
    }
}
