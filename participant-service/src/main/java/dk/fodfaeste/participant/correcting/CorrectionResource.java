package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The changes of an enrolment that a lead may make; a consultant corrects their own registration on the same day. */
@Path("/api/v1/enrolments/{id}")
public class CorrectionResource {
    private final Correcting correcting;
    private final EnrolmentViews views;

    CorrectionResource(Correcting correcting, EnrolmentViews views) {
        this.correcting = correcting;
        this.views = views;
    }

    @POST
    @Path("start/correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentView correctStart(UUID id, @Valid @NotNull StartCorrectionBody body) {
        return views.of(correcting.correctStart(id, body));
    }

    @POST
    @Path("case-number/correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public EnrolmentView correctCaseNumber(UUID id, @Valid @NotNull CaseNumberCorrectionBody body) {
        return views.of(correcting.correctCaseNumber(id, body));
    }

    @POST
    @Path("reassignment")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentView reassign(UUID id, @Valid @NotNull ReassignmentBody body) {
        return views.of(correcting.reassign(id, body));
    }

    @POST
    @Path("wrong-registration")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentView markWronglyRegistered(UUID id, @Valid @NotNull WrongRegistrationBody body) {
        return views.of(correcting.markWronglyRegistered(id, body));
    }
}
