package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolling.Registering.Registered;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.finding.EnrolmentAnswers;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Takes registrations: 201 for a new enrolment, 200 where it was there already. */
@Path("/api/v1/enrolments")
public class RegistrationResource {
    @Inject
    Registering registering;

    @Inject
    EnrolmentAnswers answers;

    @POST
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public RestResponse<EnrolmentAnswer> register(@Valid @NotNull RegistrationBody body) {
        Registered registered = registering.register(body);
        return RestResponse.status(registered.isNew() ? Status.CREATED : Status.OK, answers.of(registered.enrolment()));
    }
}
