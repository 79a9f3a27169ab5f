package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;

/** The persons whose retention period is over. An erasure happens only on request. */
@Path("/api/v1/erasures/due")
@RolesAllowed(Roles.RECORDS)
public class DueErasuresResource {
    private final Erasing erasing;
    private final RetentionQuery retentions;
    private final Caller caller;
    private final AccessRecorder accessRecorder;
    private final Clock clock;

    DueErasuresResource(
            Erasing erasing, RetentionQuery retentions, Caller caller, AccessRecorder accessRecorder, Clock clock) {
        this.erasing = erasing;
        this.retentions = retentions;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
        this.clock = clock;
    }

    /** The persons whose retention period is over, with their legal holds. Nothing is erased. */
    @GET
    @Transactional
    public Page<Retention> due(@QueryParam("limit") String limit, @QueryParam("after") String after) {
        int asked = PageLimit.of(limit);
        Page<Retention> due = Page.of(
                retentions.due(LocalDate.now(clock), caller::reaches, PageCursor.id(after), asked + 1),
                asked,
                retention -> retention.participantRef().toString());
        due.items().forEach(retention -> accessRecorder.record(retention.participantRef()));
        return due;
    }

    /** Erases these persons, except those under a legal hold. An erasure cannot be undone. */
    @POST
    public Erasing.ErasureCounts eraseDue(@NotNull @Valid JustificationBody body) {
        return erasing.eraseDue(body.because().strip());
    }
}
