package dk.fodfaeste.participant.correcting;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Status;
import dk.fodfaeste.participant.command.FormCommand;
import dk.fodfaeste.participant.employment.Employments;
import dk.fodfaeste.participant.enrolment.EnrolmentCommandHandler;
import dk.fodfaeste.participant.enrolment.EnrolmentDetails;
import dk.fodfaeste.participant.enrolment.EnrolmentDetailsQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
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

/**
 * The pages where a lead corrects the registration of an enrolment, reassigns it or marks it as wrongly registered. A consultant corrects their own
 * registration on the same day.
 */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class CorrectionPages {

    @CheckedTemplate(basePath = "correcting")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(EnrolmentDetails enrolment, Form form, List<Choice> statuses);

        static native TemplateInstance caseNumber(EnrolmentDetails enrolment, Form form);

        static native TemplateInstance reassignment(EnrolmentDetails enrolment, Form form);

        static native TemplateInstance wrongRegistration(EnrolmentDetails enrolment, Form form);
    }

    /**
     * The form requires a justification, which is optional in the API.
     *
     * @param meant the user name that the user was asked about; blank if they were not asked
     */
    record ReassignmentForm(
            @NotNull @PlainText(max = 100) String consultant,
            @NotNull @PlainText(max = 1000) String because,
            @NotNull Integer expectedVersion,
            String meant) {
        ReassignmentBody body() {
            return new ReassignmentBody(consultant, because, expectedVersion);
        }
    }

    private final Correcting correcting;
    private final Employments employments;
    private final EnrolmentDetailsQuery enrolments;
    private final EnrolmentCommandHandler commands;

    CorrectionPages(
            Correcting correcting,
            Employments employments,
            EnrolmentDetailsQuery enrolments,
            EnrolmentCommandHandler commands) {
        this.correcting = correcting;
        this.employments = employments;
        this.enrolments = enrolments;
        this.commands = commands;
    }

    @GET
    @Path("/start-correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance start(UUID id) {
        EnrolmentDetails enrolment = enrolments.forRegistrationChange(id);
        Status statusAtStart = enrolment.facts().statusAtStart();
        return startPage(
                enrolment,
                Form.filled(Map.of(
                        "startedOn",
                        enrolment.facts().startedOn().toString(),
                        "statusAtStart",
                        statusAtStart == null ? "" : statusAtStart.name())));
    }

    private static TemplateInstance startPage(EnrolmentDetails enrolment, Form form) {
        return Templates.start(enrolment, form, CodeLabels.choices(Status.class));
    }

    @POST
    @Path("/start-correction")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Response start(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<StartCorrectionBody> command = new FormCommand<>(
                "start-corrected",
                List.of("startedOn", "statusAtStart", "because"),
                form -> new StartCorrectionBody(
                        Dates.parseOrNull("startedOn", form.value("startedOn")),
                        Codes.parseOrNull(Status.class, "statusAtStart", form.value("statusAtStart")),
                        form.valueOrNull("because"),
                        form.number("expectedVersion")),
                body -> correcting.correctStart(id, body));
        return commands.handle(id, submitted, command, CorrectionPages::startPage);
    }

    @GET
    @Path("/case-number")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public TemplateInstance caseNumber(UUID id) {
        EnrolmentDetails enrolment = enrolments.forRegistrationChange(id);
        return Templates.caseNumber(
                enrolment, Form.filled(Map.of("caseNumber", enrolment.person().caseNumber())));
    }

    @POST
    @Path("/case-number")
    @RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
    public Response caseNumber(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<CaseNumberCorrectionBody> command = new FormCommand<>(
                "case-number-corrected",
                List.of("caseNumber", "because"),
                form -> new CaseNumberCorrectionBody(
                        form.valueOrNull("caseNumber"), form.valueOrNull("because"), form.number("expectedVersion")),
                body -> correcting.correctCaseNumber(id, body));
        return commands.handle(id, submitted, command, Templates::caseNumber);
    }

    @GET
    @Path("/reassignment")
    public TemplateInstance reassignment(UUID id) {
        return Templates.reassignment(enrolments.forChange(id), Form.empty());
    }

    @POST
    @Path("/reassignment")
    public Response reassignment(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<ReassignmentForm> command = new FormCommand<>(
                "reassigned",
                List.of("consultant", "because"),
                form -> new ReassignmentForm(
                        form.valueOrNull("consultant"),
                        form.valueOrNull("because"),
                        form.number("expectedVersion"),
                        form.value("meant")),
                reassignment -> {
                    requireKnown(reassignment);
                    correcting.reassign(id, reassignment.body());
                });
        return commands.handle(id, submitted, command, Templates::reassignment);
    }

    /** A misspelt user name would take the enrolment from every worklist, so an unknown one must be sent twice. */
    private void requireKnown(ReassignmentForm form) {
        String consultant = Identifiers.userName("consultant", form.consultant());
        if (!consultant.equals(Identifiers.canonicalUserName(form.meant())) && !employments.isKnown(consultant)) {
            throw Refusal.rule("consultant", message("consultantNotKnown"));
        }
    }

    @GET
    @Path("/wrong-registration")
    public TemplateInstance wrongRegistration(UUID id) {
        return Templates.wrongRegistration(enrolments.forChange(id), Form.empty());
    }

    @POST
    @Path("/wrong-registration")
    public Response wrongRegistration(UUID id, MultivaluedMap<String, String> submitted) {
        FormCommand<WrongRegistrationBody> command = new FormCommand<>(
                "wrongly-registered",
                List.of("because"),
                form -> new WrongRegistrationBody(form.valueOrNull("because"), form.number("expectedVersion")),
                body -> correcting.markWronglyRegistered(id, body));
        return commands.handle(id, submitted, command, Templates::wrongRegistration);
    }
}
