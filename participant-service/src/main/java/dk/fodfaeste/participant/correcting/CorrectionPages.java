package dk.fodfaeste.participant.correcting;

import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.text.PlainText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.finding.CarryingOut;
import dk.fodfaeste.participant.finding.EnrolmentAtHand;
import dk.fodfaeste.participant.finding.EnrolmentsAtHand;
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
import java.util.Map;
import java.util.UUID;

/** Where a lead says that an enrolment is otherwise than it was registered, or becomes somebody else's to look after. */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class CorrectionPages {

    @CheckedTemplate(basePath = "correcting")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance start(EnrolmentAtHand enrolment, Form form);

        static native TemplateInstance caseNumber(EnrolmentAtHand enrolment, Form form);

        static native TemplateInstance reassignment(EnrolmentAtHand enrolment, Form form);

        static native TemplateInstance wrongRegistration(EnrolmentAtHand enrolment, Form form);
    }

    /** People say why; programs may leave it out. */
    record Handover(
            @NotNull @PlainText(max = 100) String consultant,
            @NotNull @PlainText(max = 1000) String because,
            @NotNull Integer expectedVersion) {
        ReassignmentBody body() {
            return new ReassignmentBody(consultant, because, expectedVersion);
        }
    }

    private final Correcting correcting;
    private final EnrolmentsAtHand enrolments;
    private final CarryingOut carryingOut;
    private final RequestValidator validator;

    CorrectionPages(
            Correcting correcting, EnrolmentsAtHand enrolments, CarryingOut carryingOut, RequestValidator validator) {
        this.correcting = correcting;
        this.enrolments = enrolments;
        this.carryingOut = carryingOut;
        this.validator = validator;
    }

    @GET
    @Path("/start-correction")
    public TemplateInstance start(UUID id) {
        EnrolmentAtHand enrolment = enrolments.toChange(id);
        return Templates.start(
                enrolment,
                Form.filled(Map.of("startedOn", enrolment.facts().startedOn().toString())));
    }

    @POST
    @Path("/start-correction")
    public Response start(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "start-corrected",
                () -> correcting.correctStart(
                        id,
                        validator.validate(new StartCorrectionBody(
                                Dates.parseOrNull("startedOn", form.value("startedOn")),
                                form.valueOrNull("because"),
                                form.number("expectedVersion")))),
                again -> Templates.start(enrolments.toChange(id), again),
                "startedOn",
                "because");
    }

    @GET
    @Path("/case-number")
    public TemplateInstance caseNumber(UUID id) {
        EnrolmentAtHand enrolment = enrolments.toChange(id);
        return Templates.caseNumber(
                enrolment, Form.filled(Map.of("caseNumber", enrolment.person().caseNumber())));
    }

    @POST
    @Path("/case-number")
    public Response caseNumber(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "case-number-corrected",
                () -> correcting.correctCaseNumber(
                        id,
                        validator.validate(new CaseNumberCorrectionBody(
                                form.valueOrNull("caseNumber"),
                                form.valueOrNull("because"),
                                form.number("expectedVersion")))),
                again -> Templates.caseNumber(enrolments.toChange(id), again),
                "caseNumber",
                "because");
    }

    @GET
    @Path("/reassignment")
    public TemplateInstance reassignment(UUID id) {
        return Templates.reassignment(enrolments.toChange(id), Form.empty());
    }

    @POST
    @Path("/reassignment")
    public Response reassignment(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "reassigned",
                () -> correcting.reassign(
                        id,
                        validator
                                .validate(new Handover(
                                        form.valueOrNull("consultant"),
                                        form.valueOrNull("because"),
                                        form.number("expectedVersion")))
                                .body()),
                again -> Templates.reassignment(enrolments.toChange(id), again),
                "consultant",
                "because");
    }

    @GET
    @Path("/wrong-registration")
    public TemplateInstance wrongRegistration(UUID id) {
        return Templates.wrongRegistration(enrolments.toChange(id), Form.empty());
    }

    @POST
    @Path("/wrong-registration")
    public Response wrongRegistration(UUID id, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return carryingOut.carryOut(
                id,
                form,
                "wrongly-registered",
                () -> correcting.markWronglyRegistered(
                        id,
                        validator.validate(new WrongRegistrationBody(
                                form.valueOrNull("because"), form.number("expectedVersion")))),
                again -> Templates.wrongRegistration(enrolments.toChange(id), again),
                "because");
    }
}
