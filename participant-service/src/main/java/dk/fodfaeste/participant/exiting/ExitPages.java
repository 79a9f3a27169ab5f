package dk.fodfaeste.participant.exiting;

import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.ExitReason;
import dk.fodfaeste.participant.command.FormCommand;
import dk.fodfaeste.participant.enrolment.EnrolmentCommandHandler;
import dk.fodfaeste.participant.enrolment.EnrolmentDetails;
import dk.fodfaeste.participant.enrolment.EnrolmentDetailsQuery;
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

/** The pages where an exit is recorded, corrected and withdrawn. */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Blocking
public class ExitPages {

    @CheckedTemplate(basePath = "exiting")
    static final class Templates {
        private Templates() {}

        /** @param obstacle why there is no form; null if there is one */
        static native TemplateInstance exit(
                EnrolmentDetails enrolment, Form form, List<Choice> reasons, String obstacle);

        static native TemplateInstance correct(
                EnrolmentDetails enrolment, Form form, List<Choice> reasons, String obstacle);

        static native TemplateInstance withdraw(EnrolmentDetails enrolment, Form form, String obstacle);
    }

    private final Exiting exiting;
    private final EnrolmentDetailsQuery enrolments;
    private final EnrolmentCommandHandler commands;
    private final Language language;

    ExitPages(Exiting exiting, EnrolmentDetailsQuery enrolments, EnrolmentCommandHandler commands, Language language) {
        this.exiting = exiting;
        this.enrolments = enrolments;
        this.commands = commands;
        this.language = language;
    }

    @GET
    @Path("/exit")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance exit(UUID id) {
        return exit(enrolments.forChange(id), Form.empty());
    }

    @POST
    @Path("/exit")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Response exit(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<ExitBody> command = new FormCommand<>(
                "exited",
                List.of("exitedOn", "reason"),
                form -> new ExitBody(
                        Dates.parseOrNull("exitedOn", form.value("exitedOn")),
                        Codes.parseOrNull(ExitReason.class, "reason", form.value("reason")),
                        form.number("expectedVersion")),
                body -> exiting.exit(id, body));
        return commands.handle(id, submitted, command, this::exit);
    }

    @GET
    @Path("/exit-correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance correct(UUID id) {
        EnrolmentDetails enrolment = enrolments.forChange(id);
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
    public Response correct(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<ExitCorrectionBody> command = new FormCommand<>(
                "exit-corrected",
                List.of("exitedOn", "reason", "because"),
                form -> new ExitCorrectionBody(
                        Dates.parseOrNull("exitedOn", form.value("exitedOn")),
                        Codes.parseOrNull(ExitReason.class, "reason", form.value("reason")),
                        form.valueOrNull("because"),
                        form.number("expectedVersion")),
                body -> exiting.correct(id, body));
        return commands.handle(id, submitted, command, this::correct);
    }

    @GET
    @Path("/exit-withdrawal")
    @RolesAllowed(Roles.LEAD)
    public TemplateInstance withdraw(UUID id) {
        return withdraw(enrolments.forChange(id), Form.empty());
    }

    @POST
    @Path("/exit-withdrawal")
    @RolesAllowed(Roles.LEAD)
    public Response withdraw(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<ExitWithdrawalBody> command = new FormCommand<>(
                "exit-withdrawn",
                List.of("because"),
                form -> new ExitWithdrawalBody(form.valueOrNull("because"), form.number("expectedVersion")),
                body -> exiting.withdraw(id, body));
        return commands.handle(id, submitted, command, this::withdraw);
    }

    private TemplateInstance exit(EnrolmentDetails enrolment, Form form) {
        String obstacle = enrolment.isExited()
                ? language.say(
                        "Der er allerede registreret en afgang. Den kan rettes fra forløbets side.",
                        "An exit is already recorded. You can correct it on the enrolment's page.")
                : null;
        return Templates.exit(enrolment, form, CodeLabels.choices(ExitReason.class), obstacle);
    }

    private TemplateInstance correct(EnrolmentDetails enrolment, Form form) {
        return Templates.correct(
                enrolment,
                form,
                CodeLabels.choices(ExitReason.class),
                enrolment.exitCorrectable() ? missingExit(enrolment) : correctionPeriodOver());
    }

    private TemplateInstance withdraw(EnrolmentDetails enrolment, Form form) {
        return Templates.withdraw(enrolment, form, missingExit(enrolment));
    }

    private String correctionPeriodOver() {
        return language.say(
                "Afgangen blev registreret for længe siden. En leder kan rette den.",
                "The exit was recorded too long ago. A lead can correct it.");
    }

    private String missingExit(EnrolmentDetails enrolment) {
        return enrolment.isExited() ? null : language.say("Der er ikke registreret nogen afgang.", "There is no exit.");
    }
}
