package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
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
import java.util.Map;
import java.util.UUID;

/** Where somebody gets another name, telephone number or civil registration number. */
@Path("/participants/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class PersonChangePages {

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance name(PersonAtHand person, Form form);

        static native TemplateInstance phone(PersonAtHand person, Form form);

        static native TemplateInstance number(PersonAtHand person, Form form);
    }

    private final ChangingPersons changing;
    private final PersonsAtHand persons;
    private final ChangingAtPage atPage;
    private final RequestValidator validator;

    PersonChangePages(
            ChangingPersons changing, PersonsAtHand persons, ChangingAtPage atPage, RequestValidator validator) {
        this.changing = changing;
        this.persons = persons;
        this.atPage = atPage;
        this.validator = validator;
    }

    @GET
    @Path("/name")
    public TemplateInstance name(UUID ref) {
        PersonAtHand person = persons.toChange(ref);
        return Templates.name(person, Form.filled(Map.of("name", person.person().name())));
    }

    @POST
    @Path("/name")
    public Response name(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return atPage.change(
                ref,
                form,
                "name",
                () -> {
                    NameBody body = validator.validate(new NameBody(
                            form.valueOrNull("name"), form.valueOrNull("because"), form.number("expectedVersion")));
                    changing.rename(
                            ref, new PersonName(body.name()), body.because().strip(), body.expectedVersion());
                },
                again -> Templates.name(persons.toChange(ref), again),
                "name",
                "because");
    }

    @GET
    @Path("/phone")
    public TemplateInstance phone(UUID ref) {
        PersonAtHand person = persons.toChange(ref);
        String known = person.person().phone();
        return Templates.phone(person, known == null ? Form.empty() : Form.filled(Map.of("phone", known)));
    }

    @POST
    @Path("/phone")
    public Response phone(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return atPage.change(
                ref,
                form,
                "phone",
                () -> {
                    PhoneBody body = validator.validate(
                            new PhoneBody(form.valueOrNull("phone"), form.number("expectedVersion")));
                    changing.call(
                            ref,
                            body.phone() == null ? null : Phone.parse("phone", body.phone()),
                            body.expectedVersion());
                },
                again -> Templates.phone(persons.toChange(ref), again),
                "phone");
    }

    @GET
    @Path("/cpr")
    public TemplateInstance number(UUID ref) {
        return Templates.number(persons.toChange(ref), Form.empty());
    }

    @POST
    @Path("/cpr")
    public Response number(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return atPage.change(
                ref,
                form,
                "cpr",
                () -> {
                    NumberBody body = validator.validate(new NumberBody(
                            form.valueOrNull("cpr"), form.valueOrNull("because"), form.number("expectedVersion")));
                    changing.renumber(
                            ref, Cpr.parse("cpr", body.cpr()), body.because().strip(), body.expectedVersion());
                },
                again -> Templates.number(persons.toChange(ref), again),
                "cpr",
                "because");
    }
}
