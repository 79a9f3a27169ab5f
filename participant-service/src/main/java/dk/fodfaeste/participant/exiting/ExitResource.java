package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.finding.EnrolmentAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Takes exits, their corrections and withdrawals. */
@Path("/api/v1/enrolments/{id}/exit")
public class ExitResource {
    @Inject
    Exiting exiting;

    @Inject
    EnrolmentAnswers answers;

    @POST
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentAnswer exit(UUID id, @Valid @NotNull ExitBody body) {
        return answers.of(exiting.exit(id, body));
    }

    @POST
    @Path("correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentAnswer correct(UUID id, @Valid @NotNull ExitCorrectionBody body) {
        return answers.of(exiting.correct(id, body));
    }

    @POST
    @Path("withdrawal")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentAnswer withdraw(UUID id, @Valid @NotNull ExitWithdrawalBody body) {
        return answers.of(exiting.withdraw(id, body));
    }
}
