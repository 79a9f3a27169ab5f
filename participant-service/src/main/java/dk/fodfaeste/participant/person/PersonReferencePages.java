package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.kit.web.ServicePart;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.person.PersonSearchResource.PersonReference;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** The start page of a data protection officer: finds a citizen by CPR, and leads to the audit trails of the services. */
@Path("/audit/persons")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.DPO)
@Blocking
public class PersonReferencePages {

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance findReference(Form form, List<Choice> purposes, List<ServicePart> parts);

        static native TemplateInstance references(PersonReference person, List<ServicePart> parts);
    }

    private final ShowingPersons persons;
    private final AccessRecorder accessRecorder;

    PersonReferencePages(ShowingPersons persons, AccessRecorder accessRecorder) {
        this.persons = persons;
        this.accessRecorder = accessRecorder;
    }

    @GET
    public TemplateInstance open() {
        return page(Form.empty());
    }

    @POST
    public Response find(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            PersonReference found = persons.find(Cpr.parse("cpr", form.value("cpr")), form.valueOrNull("purpose"));
            return Response.seeOther(URI.create("/audit/persons/" + found.participantRef()))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(form.refused(refusal, "cpr", "purpose")))
                    .build();
        }
    }

    @GET
    @Path("/{ref}")
    public TemplateInstance references(UUID ref) {
        accessRecorder.usePurpose(PurposeText.SUPERVISION);
        return Templates.references(persons.reference(ref), List.of(ServicePart.values()));
    }

    private static TemplateInstance page(Form form) {
        return Templates.findReference(
                form, PurposeText.choices("citizen-request", PurposeText.SUPERVISION), List.of(ServicePart.values()));
    }
}
