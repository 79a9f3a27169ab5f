package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.command.FormCommand;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The pages where the name, the telephone number or the civil registration number of a person is changed. */
@Path("/participants/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class PersonChangePages {

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance name(PersonDetails person, Form form);

        static native TemplateInstance phone(PersonDetails person, Form form);

        static native TemplateInstance cpr(PersonDetails person, Form form);
    }

    private final ChangingPersons changing;
    private final PersonDetailsQuery persons;
    private final PersonCommandHandler commands;

    PersonChangePages(ChangingPersons changing, PersonDetailsQuery persons, PersonCommandHandler commands) {
        this.changing = changing;
        this.persons = persons;
        this.commands = commands;
    }

    @GET
    @Path("/name")
    public TemplateInstance name(UUID ref) {
        PersonDetails person = persons.forChange(ref);
        return Templates.name(person, Form.filled(Map.of("name", person.person().name())));
    }

    @POST
    @Path("/name")
    public Response name(UUID ref, MultivaluedMap<String, String> submitted) {
        FormCommand<NameChangeBody> command = new FormCommand<>(
                "name",
                List.of("name", "because"),
                form -> new NameChangeBody(
                        form.valueOrNull("name"), form.valueOrNull("because"), form.number("expectedVersion")),
                body -> changing.changeName(ref, body));
        return commands.handle(ref, submitted, command, Templates::name);
    }

    @GET
    @Path("/phone")
    public TemplateInstance phone(UUID ref) {
        PersonDetails person = persons.forChange(ref);
        String present = person.person().phone();
        return Templates.phone(person, present == null ? Form.empty() : Form.filled(Map.of("phone", present)));
    }

    @POST
    @Path("/phone")
    public Response phone(UUID ref, MultivaluedMap<String, String> submitted) {
        FormCommand<PhoneChangeBody> command = new FormCommand<>(
                "phone",
                List.of("phone"),
                form -> new PhoneChangeBody(form.valueOrNull("phone"), form.number("expectedVersion")),
                body -> changing.changePhone(ref, body));
        return commands.handle(ref, submitted, command, Templates::phone);
    }

    @GET
    @Path("/cpr")
    public TemplateInstance cpr(UUID ref) {
        return Templates.cpr(persons.forChange(ref), Form.empty());
    }

    @POST
    @Path("/cpr")
    public Response cpr(UUID ref, MultivaluedMap<String, String> submitted) {
        FormCommand<CprChangeBody> command = new FormCommand<>(
                "cpr",
                List.of("cpr", "because"),
                form -> new CprChangeBody(
                        form.valueOrNull("cpr"), form.valueOrNull("because"), form.number("expectedVersion")),
                body -> changing.changeCpr(ref, body));
        return commands.handle(ref, submitted, command, Templates::cpr);
    }
}
