package dk.fodfaeste.kit.audit;

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

/** What a data protection officer sees of a service's audit trail. Each service gives it its address. */
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.DPO)
public abstract class AuditResource {
    @Inject
    AuditTrail trail;

    @Inject
    AuditChain chain;

    @Inject
    AccessRecorder looking;

    /** Who looked at that person, newest first. */
    @GET
    public Page<AuditEntry> of(
            @QueryParam("participantRef") String participantRef,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after)
            throws SQLException {
        UUID person = person(participantRef);
        looking.at(person);
        return trail.of(person, EnumSet.allOf(Decision.class), position(after), PageLimit.of(limit));
    }

    /** The same for the person herself: when, for what purpose and from which unit she was looked at, and no employee by name. */
    @GET
    @Path("/access-list")
    public Page<AccessListEntry> accessList(
            @QueryParam("participantRef") String participantRef,
            @QueryParam("limit") String limit,
            @QueryParam("after") String after)
            throws SQLException {
        UUID person = person(participantRef);
        looking.at(person);
        Page<AuditEntry> looks = trail.of(person, EnumSet.of(Decision.PERMIT), position(after), PageLimit.of(limit));
        return new Page<>(looks.items().stream().map(AccessListEntry::of).toList(), looks.next());
    }

    /** A head that the log told, to be held against the chain; or {@code {}}. */
    public record KnownHead(
            @Min(1) Long position,

            @Pattern(regexp = "[0-9a-f]{64}", message = "is not a hash of 64 hexadecimal digits")
            String hash) {}

    /** Goes through the whole chain and names every entry that was changed or is missing. */
    @POST
    @Path("/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    public VerificationResult verify(@NotNull(message = "is missing") @Valid KnownHead seen) throws SQLException {
        if ((seen.position() == null) != (seen.hash() == null)) {
            throw Refusal.malformed(seen.hash() == null ? "hash" : "position", "is missing");
        }
        return chain.verify(seen.hash() == null ? null : new ChainHead(seen.position(), seen.hash()));
    }

    private static UUID person(String text) {
        if (text == null || text.isBlank()) {
            throw Refusal.malformed("participantRef", "is missing");
        }
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("participantRef", "is not the reference of a participant");
        }
    }

    private static Long position(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("[0-9]{1,18}")) {
            throw Refusal.malformed("after", "is not what a page before this one said");
        }
        return Long.valueOf(text.strip());
    }
}
