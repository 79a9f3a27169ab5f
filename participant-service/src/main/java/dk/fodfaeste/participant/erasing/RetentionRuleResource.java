package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.page.PageLimit;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.LocalDate;

/** Those whose time is over by the initiatives' retention periods. Nobody is erased until somebody asks for it. */
@Path("/api/v1/erasures/due")
@RolesAllowed(Roles.RECORDS)
public class RetentionRuleResource {
    @Inject
    Erasing erasing;

    @Inject
    Retentions retentions;

    @Inject
    Caller caller;

    @Inject
    AccessRecorder accessRecorder;

    @Inject
    Clock clock;

    /** Whom the rule would erase today, and whom a legal hold keeps from it; nothing is done. */
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

    /** Erases those, but for whom a legal hold keeps. There is no way back. */
    @POST
    public Erasing.Erased eraseWhoIsDue(@NotNull @Valid BecauseBody body) {
        return erasing.eraseWhoIsDue(body.because().strip());
    }
}
