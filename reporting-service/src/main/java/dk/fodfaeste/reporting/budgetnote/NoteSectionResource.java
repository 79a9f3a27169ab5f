package dk.fodfaeste.reporting.budgetnote;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;

/** The follow-up section of a budget note as a Word document. */
@Path("/api/v1/budget-notes/{initiative}")
@RolesAllowed({Roles.LEAD, Roles.ANALYST, Roles.STEERING})
class NoteSectionResource {
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final NoteSections sections;
    private final Clock clock;

    NoteSectionResource(NoteSections sections, Clock clock) {
        this.sections = sections;
        this.clock = clock;
    }

    /** @param years closed calendar years, such as 2024 or 2022-2024 */
    @GET
    @Produces(DOCX)
    @APIResponse(
            responseCode = "200",
            description = "The section",
            content = @Content(mediaType = DOCX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response section(@PathParam("initiative") String initiative, @RestQuery String years) throws SQLException {
        NoteSection section = sections.of(initiative, years == null ? "" : years.strip(), AsOf.now(clock));
        return Response.ok(WordRenderer.render(section))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s-%s.docx\"".formatted(initiative, section.years()))
                .build();
    }
}
