package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.Status;
import dk.fodfaeste.participant.enrolling.ConsideringAge.Doubt;
import dk.fodfaeste.participant.enrolling.Recognising.Recognised;
import dk.fodfaeste.participant.initiatives.Definition;
import dk.fodfaeste.participant.initiatives.Initiatives;
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
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Where a citizen is registered: the number is looked at as soon as it is written, and what is odd is said and not forced. */
@Path("/enrolments/new")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class RegistrationPage {
    private static final String[] FIELDS = {
        "cpr", "name", "phone", "initiative", "caseNumber", "startedOn", "statusAtStart", "consultant"
    };

    @CheckedTemplate(basePath = "enrolling")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance register(
                Form form, Recognised recognised, Doubt doubt, List<Choice> initiatives, List<Choice> statuses);

        static native TemplateInstance register$warning(Doubt doubt);

        static native TemplateInstance recognised(Form form, Recognised recognised, Doubt doubt);
    }

    private final Registering registering;
    private final Recognising recognising;
    private final ConsideringAge considering;
    private final Initiatives catalogue;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    RegistrationPage(
            Registering registering,
            Recognising recognising,
            ConsideringAge considering,
            Initiatives catalogue,
            RequestValidator validator,
            Caller caller,
            Language language,
            Clock clock) {
        this.registering = registering;
        this.recognising = recognising;
        this.considering = considering;
        this.catalogue = catalogue;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public String empty() {
        Form form = Form.filled(Map.of("startedOn", LocalDate.now(clock).toString(), "consultant", caller.user()));
        return page(form, Recognised.NOBODY_YET);
    }

    /** The pieces about the person, as soon as the number is written; the number is in the body and in no address. */
    @POST
    @Path("/person")
    public Response person(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            return Response.ok(pieces(form, recognising.recognise(form))).build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(pieces(form.refused(refused, "cpr"), Recognised.NOBODY_YET))
                    .build();
        }
    }

    private String pieces(Form form, Recognised recognised) {
        return Templates.recognised(form, recognised, considering.consider(form))
                .render();
    }

    /** The piece about the age, as soon as initiative or start are chosen; nobody is looked up for it. */
    @POST
    @Path("/warning")
    public TemplateInstance warning(MultivaluedMap<String, String> sent) {
        return Templates.register$warning(considering.consider(Form.of(sent)));
    }

    /** Registers; or looks the number up, where a browser without scripts asks for that alone. */
    @POST
    public Response register(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            if (form.has("only", "recognise")) {
                return Response.ok(page(form, recognising.recognise(form))).build();
            }
            RegistrationBody body = validator.validate(body(form));
            mustNotBearAnothersName(form);
            var registered = registering.register(body);
            return Response.seeOther(
                            URI.create("/enrolments/" + registered.enrolment().enrolmentId() + "?done="
                                    + (registered.isNew() ? "registered" : "known")))
                    .build();
        } catch (Refusal refused) {
            return Response.status(refused.status())
                    .entity(page(form.refused(refused, FIELDS), recognisedAllTheSame(form)))
                    .build();
        }
    }

    /** A name that we put there stays behind where the number is changed and the form sent at once. */
    private void mustNotBearAnothersName(Form form) {
        String name = form.value("name");
        if (name.equals(form.value("filled"))
                && !name.equals(recognising.recognise(form).name())) {
            throw Refusal.rule("name", "was put there for another number; look whether it is right");
        }
    }

    /** What was refused is best understood beside what there is; that this cannot be told is no reason to say something else. */
    private Recognised recognisedAllTheSame(Form form) {
        try {
            return recognising.recognise(form);
        } catch (Refusal alsoRefused) {
            return Recognised.NOBODY_YET;
        }
    }

    private static RegistrationBody body(Form form) {
        return new RegistrationBody(
                form.valueOrNull("caseNumber"),
                form.valueOrNull("initiative"),
                new RegistrationBody.Person(
                        form.valueOrNull("cpr"), form.valueOrNull("name"), form.valueOrNull("phone")),
                form.valueOrNull("consultant"),
                Dates.parseOrNull("startedOn", form.value("startedOn")),
                Codes.parseOrNull(Status.class, "statusAtStart", form.value("statusAtStart")));
    }

    private String page(Form form, Recognised recognised) {
        return Templates.register(
                        form, recognised, considering.consider(form), initiatives(), CodeLabels.choices(Status.class))
                .render();
    }

    /** Those in the user's scope; of those that do not run today it is said. */
    private List<Choice> initiatives() {
        LocalDate today = LocalDate.now(clock);
        return catalogue.all().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), name(initiative.definition(), today)))
                .toList();
    }

    private String name(Definition definition, LocalDate today) {
        if (definition.runsOn(today)) {
            return definition.name();
        }
        return definition.name()
                + (definition.runsFrom().isAfter(today)
                        ? language.say(" (ikke begyndt)", " (not begun)")
                        : language.say(" (afsluttet)", " (ended)"));
    }
}
