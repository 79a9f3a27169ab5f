package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolling.Registering.RegistrationResult;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Registers persons: 201 for a new enrolment, 200 if it already exists. */
@Path("/api/v1/enrolments")
public class RegistrationResource {
    private final Registering registering;
    private final EnrolmentViews views;

    RegistrationResource(Registering registering, EnrolmentViews views) {
        this.registering = registering;
        this.views = views;
    }

    @POST
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public RestResponse<EnrolmentView> register(@Valid @NotNull RegistrationBody body) {
        RegistrationResult registered = registering.register(body);
        return RestResponse.status(
                registered.isNew() ? Status.CREATED : Status.OK,
                registered.isFirstMeeting()
                        ? views.ofFirstMeeting(registered.enrolment())
                        : views.of(registered.enrolment()));
    }
}
