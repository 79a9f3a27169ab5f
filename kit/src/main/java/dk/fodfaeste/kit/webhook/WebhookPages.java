package dk.fodfaeste.kit.webhook;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.ServicePart;
import dk.fodfaeste.kit.webhook.ManagingWebhooks.Registered;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * The webhooks of a service as pages for an administrator. Each service that publishes events has a subclass that sets the path; the fields are injected
 * because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.ADMIN)
@Blocking
public abstract class WebhookPages {
    private static final int PAGE_SIZE = 50;
    private static final String[] FIELDS = {"address", "topics", "types"};
    private static final String EVENT = "event";

    @CheckedTemplate(basePath = "webhooks")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance all(ServicePart part, List<Webhook> webhooks, List<ServicePart> parts);

        static native TemplateInstance register(ServicePart part, Form form, List<Choice> topics);

        static native TemplateInstance registered(ServicePart part, Webhook webhook, String secret);

        static native TemplateInstance one(ServicePart part, Form form, Webhook webhook, Page<ParkedDelivery> parked);
    }

    @Inject
    ManagingWebhooks managing;

    @Inject
    RequestValidator validator;

    /** The service whose webhooks these are. */
    protected abstract ServicePart part();

    @GET
    public TemplateInstance all() throws SQLException {
        return Templates.all(part(), managing.all(), ServicePart.publishing());
    }

    @GET
    @Path("/new")
    public TemplateInstance form() {
        return Templates.register(part(), Form.empty(), topics());
    }

    /** Shows the secret, which no other page has. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response register(MultivaluedMap<String, String> submitted) throws SQLException, InterruptedException {
        Form form = Form.of(submitted);
        try {
            Registered registered = managing.register(validator.validate(new WebhookBody(
                    form.valueOrNull("address"),
                    form.all("topics"),
                    Arrays.stream(form.value("types").split("[,\\s]+", -1))
                            .filter(type -> !type.isBlank())
                            .toList(),
                    form.has("fromBeginning", "true"))));
            return Response.ok(Templates.registered(part(), registered.webhook(), registered.secret()))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.register(part(), form.refused(refusal, FIELDS), topics()))
                    .build();
        }
    }

    @GET
    @Path("/{webhookId}")
    public TemplateInstance one(@PathParam("webhookId") UUID id, @QueryParam("after") String after)
            throws SQLException {
        return page(id, Form.empty(), ManagingWebhooks.after(after));
    }

    private TemplateInstance page(UUID id, Form form, long after) throws SQLException {
        return Templates.one(part(), form, managing.get(id), managing.parked(id, after, PAGE_SIZE));
    }

    /** Shows why, if the receiver does not consent. */
    @POST
    @Path("/{webhookId}/switch-on")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response switchOn(@PathParam("webhookId") UUID id) throws SQLException, InterruptedException {
        try {
            managing.switchOn(id);
            return shown(id);
        } catch (Refusal refusal) {
            if (refusal.status() != 422) {
                throw refusal;
            }
            return Response.status(refusal.status())
                    .entity(page(id, Form.empty().refused(refusal), 0))
                    .build();
        }
    }

    @POST
    @Path("/{webhookId}/switch-off")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response switchOff(@PathParam("webhookId") UUID id) throws SQLException {
        managing.switchOff(id);
        return shown(id);
    }

    @POST
    @Path("/{webhookId}/deletion")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response delete(@PathParam("webhookId") UUID id) throws SQLException {
        managing.delete(id);
        return Response.seeOther(URI.create(part().webhookAddress())).build();
    }

    /** Tries one parked event again, or all if the form names none. */
    @POST
    @Path("/{webhookId}/redrive")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response redrive(@PathParam("webhookId") UUID id, MultivaluedMap<String, String> submitted)
            throws SQLException {
        String event = Form.of(submitted).value(EVENT);
        if (!event.matches("[0-9]{0,18}")) {
            throw Refusal.malformed(EVENT, message("notAWholeNumber"));
        }
        managing.redrive(id, event.isEmpty() ? null : Long.valueOf(event));
        return shown(id);
    }

    private Response shown(UUID id) {
        return Response.seeOther(URI.create(part().webhookAddress() + "/" + id)).build();
    }

    private List<Choice> topics() {
        return managing.topics().stream().map(topic -> new Choice(topic, topic)).toList();
    }
}
