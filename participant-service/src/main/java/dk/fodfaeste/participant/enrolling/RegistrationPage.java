package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.kit.message.Message.message;

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
import dk.fodfaeste.participant.enrolling.PersonRecognition.RecognisedPerson;
import dk.fodfaeste.participant.enrolling.TargetGroupCheck.AgeWarning;
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

/**
 * The page for registering a person. It recognises a known person as soon as the number is typed. Warnings do not block the registration.
 */
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
                Form form,
                RecognisedPerson person,
                AgeWarning ageWarning,
                List<Choice> initiatives,
                List<Choice> statuses);

        static native TemplateInstance register$warning(AgeWarning ageWarning);

        static native TemplateInstance personParts(Form form, RecognisedPerson person, AgeWarning ageWarning);
    }

    private final Registering registering;
    private final PersonRecognition recognition;
    private final UnlikelyEntries unlikelyEntries;
    private final TargetGroupCheck targetGroupCheck;
    private final Initiatives catalogue;
    private final RequestValidator validator;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    RegistrationPage(
            Registering registering,
            PersonRecognition recognition,
            UnlikelyEntries unlikelyEntries,
            TargetGroupCheck targetGroupCheck,
            Initiatives catalogue,
            RequestValidator validator,
            Caller caller,
            Language language,
            Clock clock) {
        this.registering = registering;
        this.recognition = recognition;
        this.unlikelyEntries = unlikelyEntries;
        this.targetGroupCheck = targetGroupCheck;
        this.catalogue = catalogue;
        this.validator = validator;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public String emptyForm() {
        Form form = Form.filled(Map.of("startedOn", LocalDate.now(clock).toString(), "consultant", caller.user()));
        return page(form, RecognisedPerson.NONE);
    }

    /** The fragments about the person, requested when the number is typed. The number is in the body, never in the address. */
    @POST
    @Path("/person")
    public Response person(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            return Response.ok(fragments(form, recognition.recognise(form))).build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(fragments(form.refused(refusal, "cpr"), RecognisedPerson.NONE))
                    .build();
        }
    }

    private String fragments(Form form, RecognisedPerson person) {
        return Templates.personParts(form, person, targetGroupCheck.check(form)).render();
    }

    /** The fragment with the age warning, requested when the initiative or the start changes. It needs no look-up of the person. */
    @POST
    @Path("/warning")
    public TemplateInstance warning(MultivaluedMap<String, String> submitted) {
        return Templates.register$warning(targetGroupCheck.check(Form.of(submitted)));
    }

    /** Registers the person. A browser without scripts sends the same form to look up the number only. */
    @POST
    public Response register(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            if (form.has("only", "recognise")) {
                return Response.ok(page(form, recognition.recognise(form))).build();
            }
            RegistrationBody body = validator.validate(body(form));
            requireNameOfThisPerson(form);
            unlikelyEntries.requireConfirmed(body, form);
            var registered = registering.register(body);
            return Response.seeOther(
                            URI.create("/enrolments/" + registered.enrolment().enrolmentId() + "?done="
                                    + (registered.isNew() ? "registered" : "known")))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(form.refused(refusal, FIELDS), recogniseOrNone(form)))
                    .build();
        }
    }

    /** The form may still hold a name that the page filled in for another number. */
    private void requireNameOfThisPerson(Form form) {
        String name = form.value("name");
        if (name.equals(form.value("filled"))
                && !name.equals(recognition.recognise(form).name())) {
            throw Refusal.rule("name", message("nameOfOtherCpr"));
        }
    }

    /** Shows a refused form together with the known person. If the recognition is refused too, the page shows the first refusal only. */
    private RecognisedPerson recogniseOrNone(Form form) {
        try {
            return recognition.recognise(form);
        } catch (Refusal secondRefusal) {
            return RecognisedPerson.NONE;
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

    private String page(Form form, RecognisedPerson person) {
        return Templates.register(
                        form, person, targetGroupCheck.check(form), initiatives(), CodeLabels.choices(Status.class))
                .render();
    }

    /** The initiatives in the user's scope, with a note if one does not run today. */
    private List<Choice> initiatives() {
        LocalDate today = LocalDate.now(clock);
        return catalogue.allByName().stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .map(initiative -> new Choice(initiative.code(), name(initiative.definition(), today)))
                .toList();
    }

    private String name(Definition definition, LocalDate today) {
        if (definition.runsOn(today)) {
            return definition.displayName();
        }
        return definition.displayName()
                + (definition.runsFrom().isAfter(today)
                        ? language.say(" (ikke begyndt)", " (not begun)")
                        : language.say(" (afsluttet)", " (ended)"));
    }
}
