package dk.fodfaeste.reporting.interfaces;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** The start page of the interfaces, and the events of all services. The pages of each service's HTTP interface are kit's. */
@Path("/interfaces")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.ADMIN, Roles.SUBSCRIBER})
@Blocking
class EventPages {
    @CheckedTemplate(basePath = "interfaces")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start();

        static native TemplateInstance events(List<EventTopic> topics, List<HeaderSet> headerSets, List<String> files);
    }

    private final EventContracts contracts;

    EventPages(EventContracts contracts) {
        this.contracts = contracts;
    }

    @GET
    public TemplateInstance start() {
        return Templates.start();
    }

    @GET
    @Path("/events")
    public TemplateInstance events() {
        return Templates.events(contracts.topics(), contracts.headerSets(), contracts.files());
    }

    /** @throws Refusal 404 unless it is a file of {@code contracts/} */
    @GET
    @Path("/events/{file}")
    @Produces(MediaType.WILDCARD)
    public Response file(@PathParam("file") String file) {
        byte[] content = contracts.file(file).orElseThrow(() -> Refusal.notFound("file"));
        return Response.ok(content, mediaType(file)).build();
    }

    private static String mediaType(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".yaml" -> "application/yaml";
            case ".csv" -> "text/csv;charset=UTF-8";
            default -> MediaType.APPLICATION_JSON;
        };
    }
}
