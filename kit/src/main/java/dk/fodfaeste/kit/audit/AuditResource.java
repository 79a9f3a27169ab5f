package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.UUID;

/**
 * The audit trail of a service for a data protection officer. Each service has an empty subclass that sets the path; the fields are injected
 * because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DPO)
public abstract class AuditResource {
    @Inject
    AuditTrail trail;

    @Inject
    AuditChainVerifier verifier;

    @Inject
    AccessRecorder accessRecorder;

    /** The accesses to the data of one person, newest first. */
    @GET
    public Page<AuditEntry> of(
            @QueryParam("participantRef") String participantRef,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after)
            throws SQLException {
        UUID person = AuditParameters.person(participantRef);
        accessRecorder.record(person);
        return trail.of(person, EnumSet.allOf(Decision.class), AuditParameters.position(after), PageLimit.of(limit));
    }

    /** The same accesses for the person: time, purpose and unit, without the name of an employee. */
    @GET
    @Path("/access-list")
    public Page<AccessListEntry> accessList(
            @QueryParam("participantRef") String participantRef,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after)
            throws SQLException {
        UUID person = AuditParameters.person(participantRef);
        accessRecorder.record(person);
        Page<AuditEntry> entries =
                trail.of(person, EnumSet.of(Decision.PERMIT), AuditParameters.position(after), PageLimit.of(limit));
        return new Page<>(entries.items().stream().map(AccessListEntry::of).toList(), entries.next());
    }

    /** A head of the chain from the log, to compare with the chain; or {@code {}}. */
    public record KnownHead(
            @Min(1) Long position,

            @Pattern(regexp = "[0-9a-f]{64}", message = "notAHash")
            String hash) {}

    /** Verifies the whole chain and names every entry that was changed or is missing. */
    @POST
    @Path("/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    public VerificationResult verify(@NotNull(message = "missing") @Valid KnownHead known) throws SQLException {
        if ((known.position() == null) != (known.hash() == null)) {
            throw Refusal.malformed(known.hash() == null ? "hash" : "position", message("missing"));
        }
        return verifier.verify(known.hash() == null ? null : new ChainHead(known.position(), known.hash()));
    }
}
