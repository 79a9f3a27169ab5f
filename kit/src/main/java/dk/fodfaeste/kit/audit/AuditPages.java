package dk.fodfaeste.kit.audit;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.MessageText;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.kit.web.ServicePart;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;

/**
 * The audit trail of a service as pages for a data protection officer. Each service has a subclass that sets the path; the fields are injected
 * because such a subclass would otherwise repeat the constructor.
 */
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.DPO)
@Blocking
public abstract class AuditPages {
    private static final int PAGE_SIZE = 50;
    private static final String[] HEAD = {"position", "hash"};

    @CheckedTemplate(basePath = "audit")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance entries(
                ServicePart part, UUID person, Page<AuditEntry> entries, List<ServicePart> parts);

        static native TemplateInstance printedList(
                ServicePart part, UUID person, List<AccessListEntry> entries, LocalDate today);

        /** @param result null before a verification */
        static native TemplateInstance verification(
                ServicePart part, Form form, VerificationResult result, List<String> faults, List<ServicePart> parts);
    }

    @Inject
    AuditTrail trail;

    @Inject
    AuditChainVerifier verifier;

    @Inject
    AccessList accessList;

    @Inject
    Clock clock;

    @Inject
    AccessRecorder accessRecorder;

    /** The service whose trail it is. */
    protected abstract ServicePart part();

    /** Who accessed the data of one person, newest first. */
    @GET
    @Path("/of/{ref}")
    public TemplateInstance entries(@PathParam("ref") String ref, @QueryParam("after") String after)
            throws SQLException {
        UUID person = AuditParameters.person(ref);
        accessRecorder.usePurpose(PurposeText.SUPERVISION);
        accessRecorder.record(person);
        return Templates.entries(
                part(),
                person,
                trail.of(person, EnumSet.allOf(Decision.class), AuditParameters.position(after), PAGE_SIZE),
                parts());
    }

    /** The list that the person gets on request, without the names of employees. */
    @GET
    @Path("/of/{ref}/access-list")
    @Produces("text/csv")
    public Response accessList(@PathParam("ref") String ref) throws SQLException {
        UUID person = AuditParameters.person(ref);
        accessRecorder.usePurpose(PurposeText.SUPERVISION);
        accessRecorder.record(person);
        return Response.ok(accessList.csv(part(), person))
                .header("Content-Disposition", "attachment; filename=\"access-list-" + part().service() + ".csv\"")
                .build();
    }

    /** The same list as a page to print, or to save as a PDF file with the browser. */
    @GET
    @Path("/of/{ref}/printed-list")
    public TemplateInstance printedList(@PathParam("ref") String ref) throws SQLException {
        UUID person = AuditParameters.person(ref);
        accessRecorder.usePurpose(PurposeText.SUPERVISION);
        accessRecorder.record(person);
        return Templates.printedList(part(), person, accessList.entries(person), LocalDate.now(clock));
    }

    @GET
    @Path("/verification")
    public TemplateInstance verification() {
        return Templates.verification(part(), Form.empty(), null, List.of(), parts());
    }

    /** Verifies the whole chain, also against a known head if the form has one. */
    @POST
    @Path("/verification")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response verify(MultivaluedMap<String, String> submitted) throws SQLException {
        Form form = Form.of(submitted);
        try {
            VerificationResult result = verifier.verify(known(form));
            return Response.ok(Templates.verification(
                            part(),
                            form,
                            result,
                            result.faults().stream().map(MessageText::of).toList(),
                            parts()))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.verification(part(), form.refused(refusal, HEAD), null, List.of(), parts()))
                    .build();
        }
    }

    private static ChainHead known(Form form) {
        String position = form.value("position");
        String hash = form.value("hash");
        if (position.isEmpty() && hash.isEmpty()) {
            return null;
        }
        if (!position.matches("[1-9][0-9]{0,17}")) {
            throw Refusal.malformed("position", position.isEmpty() ? message("missing") : message("notAWholeNumber"));
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw Refusal.malformed("hash", hash.isEmpty() ? message("missing") : message("notAHash"));
        }
        return new ChainHead(Long.parseLong(position), hash);
    }

    private static List<ServicePart> parts() {
        return List.of(ServicePart.values());
    }
}
