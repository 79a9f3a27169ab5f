package dk.fodfaeste.kit.interfaces;

import dk.fodfaeste.kit.message.MessageCatalogue;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.ServicePart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.openapi.runtime.io.Format;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/**
 * The HTTP interface of a service as pages, generated from its OpenAPI document and its messages. Each service has a subclass that sets the path; the
 * field is injected because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMIN, Roles.SUBSCRIBER})
@Blocking
public abstract class InterfacePages {

    @CheckedTemplate(basePath = "interfaces")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance all(ServicePart part, List<ApiResource> resources);

        static native TemplateInstance resource(ServicePart part, ApiResource resource);

        static native TemplateInstance errors(
                ServicePart part, List<ObjectSchema> problem, List<MessageCatalogue.Entry> messages);
    }

    @Inject
    ApiDocument document;

    /** The service whose interface it is. */
    protected abstract ServicePart part();

    /** The operations, with a link to the description of each. */
    @GET
    public TemplateInstance all() {
        return Templates.all(part(), document.resources());
    }

    /** @throws Refusal 404 if the interface has no such resource */
    @GET
    @Path("/resources/{resource}")
    public TemplateInstance resource(@PathParam("resource") String resource) {
        return Templates.resource(part(), document.resource(resource).orElseThrow(() -> Refusal.notFound("resource")));
    }

    /** The problem document and the codes in it. */
    @GET
    @Path("/errors")
    public TemplateInstance errors() {
        return Templates.errors(part(), document.problem(), MessageCatalogue.entries());
    }

    @GET
    @Path("/openapi.json")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] json() {
        return document.file(Format.JSON);
    }

    @GET
    @Path("/openapi.yaml")
    @Produces("application/yaml")
    public byte[] yaml() {
        return document.file(Format.YAML);
    }
}
