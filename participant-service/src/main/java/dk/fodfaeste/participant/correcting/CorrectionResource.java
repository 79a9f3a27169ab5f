package dk.fodfaeste.participant.correcting;

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

/** Takes what only a lead may say about an enrolment. */
@Path("/api/v1/enrolments/{id}")
public class CorrectionResource {
    @Inject
    Correcting correcting;

    @Inject
    EnrolmentAnswers answers;

    @POST
    @Path("start/correction")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentAnswer correctStart(UUID id, @Valid @NotNull StartCorrectionBody body) {
        return answers.of(correcting.correctStart(id, body));
    }

    @POST
    @Path("case-number/correction")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentAnswer correctCaseNumber(UUID id, @Valid @NotNull CaseNumberCorrectionBody body) {
        return answers.of(correcting.correctCaseNumber(id, body));
    }

    @POST
    @Path("reassignment")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentAnswer reassign(UUID id, @Valid @NotNull ReassignmentBody body) {
        return answers.of(correcting.reassign(id, body));
    }

    @POST
    @Path("wrong-registration")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentAnswer markWronglyRegistered(UUID id, @Valid @NotNull WrongRegistrationBody body) {
        return answers.of(correcting.markWronglyRegistered(id, body));
    }
}
