package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The form with which an administrator enters what a budget note says about itself. */
@Path("/grants/notes")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.ADMIN)
@Blocking
class NoteDetailsPage {
    private static final String[] FIELDS = {"districts", "address", "categories", "parallelTo"};
    private static final String SEPARATOR = ";";

    @CheckedTemplate(basePath = "grants")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance note(Form form, List<Choice> categories);
    }

    private final Grants grants;
    private final EnteringGrants entering;
    private final RequestValidator validator;
    private final Caller caller;

    NoteDetailsPage(Grants grants, EnteringGrants entering, RequestValidator validator, Caller caller) {
        this.grants = grants;
        this.entering = entering;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @Path("/one")
    public TemplateInstance form(@QueryParam("document") String name) throws SQLException {
        GrantDocument document = grants.require(name);
        document.lines().forEach(line -> caller.requireReach(line.initiative(), "document"));
        NoteDetails note = document.note();
        return page(Form.filledWithLists(Map.of(
                "document", List.of(document.document()),
                "expectedVersion", List.of(String.valueOf(document.version())),
                "districts", List.of(String.join(SEPARATOR + " ", note.districts())),
                "address", note.address() == null ? List.of() : List.of(note.address()),
                "categories", note.categories().stream().map(Enum::name).toList(),
                "parallelTo", List.of(String.join(SEPARATOR + " ", note.parallelTo())))));
    }

    @POST
    public Response save(MultivaluedMap<String, String> sent) throws SQLException {
        Form form = Form.of(sent);
        try {
            GrantDocument document = grants.require(form.value("document"));
            NoteDetails note = validator.validate(body(form)).details(document.document());
            return new DocumentForm(form).replace(entering, document.withNote(note), "note");
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, FIELDS)))
                    .build();
        }
    }

    private static NoteDetailsBody body(Form form) {
        return new NoteDetailsBody(
                several(form, "districts"),
                form.valueOrNull("address"),
                form.all("categories").stream()
                        .map(code -> Codes.parse(NoteCategory.class, "categories", code))
                        .toList(),
                several(form, "parallelTo"));
    }

    private static List<String> several(Form form, String field) {
        return Arrays.stream(form.value(field).split(SEPARATOR))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static TemplateInstance page(Form form) {
        return Templates.note(form, CodeLabels.choices(NoteCategory.class));
    }
}
