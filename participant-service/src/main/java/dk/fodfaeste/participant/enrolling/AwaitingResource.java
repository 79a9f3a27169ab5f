package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.enrolling.AwaitingView.AwaitingViews;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.enrolment.EnrolmentViews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;

/** The registrations of persons with a protected address that wait for a lead. */
@Path("/api/v1/enrolments/awaiting")
public class AwaitingResource {
    private final ConfirmingRegistrations confirming;
    private final EnrolmentViews views;

    AwaitingResource(ConfirmingRegistrations confirming, EnrolmentViews views) {
        this.confirming = confirming;
        this.views = views;
    }

    /** For a lead those in their initiatives, for a consultant their own. */
    @GET
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public AwaitingViews list() {
        return new AwaitingViews(confirming.list());
    }

    /** Creates the enrolment, which opens the person to its consultant. A repetition returns the enrolment. */
    @POST
    @Path("/{registrationId}/confirmation")
    @RolesAllowed(Roles.LEAD)
    public EnrolmentView confirm(@PathParam("registrationId") UUID registrationId) {
        return views.of(confirming.confirm(registrationId));
    }

    /** Removes the registration. */
    @POST
    @Path("/{registrationId}/rejection")
    @RolesAllowed(Roles.LEAD)
    public void reject(@PathParam("registrationId") UUID registrationId) {
        confirming.reject(registrationId);
    }
}
