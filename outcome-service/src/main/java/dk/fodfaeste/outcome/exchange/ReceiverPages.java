package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.outcome.storage.RegisterReceivers;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The receivers of batches as pages for an administrator. */
@Path("/register-receivers")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
public class ReceiverPages {
    @CheckedTemplate(basePath = "exchange")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance receivers(List<ReceiverView> receivers);

        static native TemplateInstance newReceiver(Form form);
    }

    private final RegisterReceivers receivers;
    private final RegisteringReceivers registering;
    private final RequestValidator validator;

    ReceiverPages(RegisterReceivers receivers, RegisteringReceivers registering, RequestValidator validator) {
        this.receivers = receivers;
        this.registering = registering;
        this.validator = validator;
    }

    @GET
    public TemplateInstance all() {
        return Templates.receivers(
                receivers.all().stream().map(ReceiverView::of).toList());
    }

    @GET
    @Path("/new")
    public TemplateInstance form() {
        return Templates.newReceiver(Form.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response register(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            registering.register(validator.validate(
                    new ReceiverBody(form.valueOrNull("name"), form.valueOrNull(ReceiverCertificate.FIELD))));
            return shown();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.newReceiver(form.refused(refusal, "name", ReceiverCertificate.FIELD)))
                    .build();
        }
    }

    @POST
    @Path("/{receiverId}/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(@PathParam("receiverId") UUID receiverId) {
        registering.revoke(receiverId);
        return shown();
    }

    private static Response shown() {
        return Response.seeOther(URI.create("/register-receivers")).build();
    }
}
