package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Records, corrects and withdraws exits. */
@Path("/api/v1/enrolments/{id}/exit")
public class ExitResource {
    private final Exiting exiting;
    private final EnrolmentViews views;

    ExitResource(Exiting exiting, EnrolmentViews views) {
        this.exiting = exiting;
        this.views = views;
    }

    @POST
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentView exit(UUID id, @Valid @NotNull ExitBody body) {
        return views.of(exiting.exit(id, body));
    }

    @POST
    @Path("correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentView correct(UUID id, @Valid @NotNull ExitCorrectionBody body) {
        return views.of(exiting.correct(id, body));
    }

    @POST
    @Path("withdrawal")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentView withdraw(UUID id, @Valid @NotNull ExitWithdrawalBody body) {
        return views.of(exiting.withdraw(id, body));
    }
}
