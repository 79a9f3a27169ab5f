package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.finding.CarryingOut;
import dk.fodfaeste.participant.finding.EnrolmentAtHand;
import dk.fodfaeste.participant.finding.EnrolmentsAtHand;
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

/** Where an exit is recorded, corrected and withdrawn. */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
public class ExitPages {

    @CheckedTemplate(basePath = "exiting")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance exit(
                EnrolmentAtHand enrolment, Form form, List<Choice> reasons, String obstacle);

        static native TemplateInstance correct(
                EnrolmentAtHand enrolment, Form form, List<Choice> reasons, String obstacle);

        static native TemplateInstance withdraw(EnrolmentAtHand enrolment, Form form, String obstacle);
    }

    private final Exiting exiting;
    private final EnrolmentsAtHand enrolments;
    private final CarryingOut carryingOut;
    private final RequestValidator validator;
    private final Language language;

    ExitPages(
            Exiting exiting,
            EnrolmentsAtHand enrolments,
            CarryingOut carryingOut,
            RequestValidator validator,
            Language language) {
        this.exiting = exiting;
        this.enrolments = enrolments;
        this.carryingOut = carryingOut;
        this.validator = validator;
        this.language = language;
    }

    @GET
    @Path("/exit")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance exit(UUID id) {
        return exit(id, Form.empty());
    }

    @POST
    @Path("/exit")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Response exit(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "exited",
                () -> exiting.exit(
                        id,
                        validator.validate(new ExitBody(
                                Dates.parseOrNull("exitedOn", form.value("exitedOn")),
                                Codes.parseOrNull(ExitReason.class, "reason", form.value("reason")),
                                form.number("expectedVersion")))),
                again -> exit(id, again),
                "exitedOn",
                "reason");
    }

    @GET
    @Path("/exit-correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance correct(UUID id) {
        EnrolmentAtHand enrolment = enrolments.toChange(id);
        return correct(
                enrolment,
                enrolment.isExited()
                        ? Form.filled(Map.of(
                                "exitedOn",
                                enrolment.facts().exitedOn().toString(),
                                "reason",
                                enrolment.facts().exitReason().name()))
                        : Form.empty());
    }

    @POST
    @Path("/exit-correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Response correct(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "exit-corrected",
                () -> exiting.correct(
                        id,
                        validator.validate(new ExitCorrectionBody(
                                Dates.parseOrNull("exitedOn", form.value("exitedOn")),
                                Codes.parseOrNull(ExitReason.class, "reason", form.value("reason")),
                                form.valueOrNull("because"),
                                form.number("expectedVersion")))),
                again -> correct(enrolments.toChange(id), again),
                "exitedOn",
                "reason",
                "because");
    }

    @GET
    @Path("/exit-withdrawal")
    @RolesAllowed(Roles.LEAD)
    public TemplateInstance withdraw(UUID id) {
        return withdraw(id, Form.empty());
    }

    @POST
    @Path("/exit-withdrawal")
    @RolesAllowed(Roles.LEAD)
    public Response withdraw(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "exit-withdrawn",
                () -> exiting.withdraw(
                        id,
                        validator.validate(
                                new ExitWithdrawalBody(form.valueOrNull("because"), form.number("expectedVersion")))),
                again -> withdraw(id, again),
                "because");
    }

    private TemplateInstance exit(UUID id, Form form) {
        EnrolmentAtHand enrolment = enrolments.toChange(id);
        String obstacle = enrolment.isExited()
                ? language.say(
                        "Der er allerede registreret en afgang. Den kan rettes fra forløbets side.",
                        "There is an exit already. It can be corrected from the enrolment's page.")
                : null;
        return Templates.exit(enrolment, form, CodeLabels.choices(ExitReason.class), obstacle);
    }

    private TemplateInstance correct(EnrolmentAtHand enrolment, Form form) {
        return Templates.correct(
                enrolment,
                form,
                CodeLabels.choices(ExitReason.class),
                enrolment.exitCorrectable() ? withoutExit(enrolment) : tooLongAgo());
    }

    private String tooLongAgo() {
        return language.say(
                "Afgangen blev registreret for længe siden. En leder kan rette den.",
                "The exit was recorded too long ago. A lead can correct it.");
    }

    private TemplateInstance withdraw(UUID id, Form form) {
        EnrolmentAtHand enrolment = enrolments.toChange(id);
        return Templates.withdraw(enrolment, form, withoutExit(enrolment));
    }

    private String withoutExit(EnrolmentAtHand enrolment) {
        return enrolment.isExited() ? null : language.say("Der er ikke registreret nogen afgang.", "There is no exit.");
    }
}
