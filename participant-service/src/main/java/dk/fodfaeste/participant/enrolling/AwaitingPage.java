package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.initiatives.Initiatives;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The page of the registrations that wait for a lead: a lead decides on each, a consultant sees their own. */
@Path(AwaitingPage.ADDRESS)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class AwaitingPage {
    static final String ADDRESS = "/enrolments/awaiting";

    @CheckedTemplate(basePath = "enrolling")
    static final class Templates {
        private Templates() {}

        /** @param initiatives names by code */
        static native TemplateInstance awaiting(
                List<AwaitingView> waiting, Map<String, String> initiatives, boolean lead, Form form, String done);

        static native TemplateInstance awaitingNotice(int count, boolean lead);
    }

    private final ConfirmingRegistrations confirming;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Language language;

    AwaitingPage(ConfirmingRegistrations confirming, Initiatives initiatives, Caller caller, Language language) {
        this.confirming = confirming;
        this.initiatives = initiatives;
        this.caller = caller;
        this.language = language;
    }

    @GET
    @Transactional
    public TemplateInstance list(@QueryParam("done") String done) {
        return page(Form.empty(), confirmation(done));
    }

    /** The fragment that other pages load: how many registrations wait. */
    @GET
    @Path("/notice")
    public TemplateInstance notice() {
        return Templates.awaitingNotice(confirming.list().size(), caller.hasRole(Roles.LEAD));
    }

    @POST
    @Path("/{registrationId}/confirmation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.LEAD)
    public Response confirm(@PathParam("registrationId") UUID registrationId) {
        return decide("confirmed", () -> confirming.confirm(registrationId));
    }

    @POST
    @Path("/{registrationId}/rejection")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.LEAD)
    public Response reject(@PathParam("registrationId") UUID registrationId) {
        return decide("rejected", () -> confirming.reject(registrationId));
    }

    private Response decide(String done, Runnable decision) {
        try {
            decision.run();
            return Response.seeOther(URI.create(ADDRESS + "?done=" + done)).build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(Form.empty().refused(refusal), ""))
                    .build();
        }
    }

    private TemplateInstance page(Form form, String done) {
        List<AwaitingView> waiting = confirming.list();
        return Templates.awaiting(
                waiting,
                initiatives.names(waiting.stream().map(AwaitingView::initiative).toList()),
                caller.hasRole(Roles.LEAD),
                form,
                done);
    }

    private String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case "confirmed" ->
                language.say(
                        "Registreringen er bekræftet. Konsulenten kan nu se borgeren.",
                        "The registration is confirmed. The consultant can see the citizen now.");
            case "rejected" -> language.say("Registreringen er afvist.", "The registration is rejected.");
            default -> "";
        };
    }
}
