package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.participant.command.FormCommandHandler;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/** The page with the retention of one person, where records staff place and release a legal hold, and erase the person. */
@Path("/erasures/persons/{ref}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.RECORDS)
@Blocking
public class PersonErasurePages {

    @CheckedTemplate(basePath = "erasing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance person(PersonErasureView view, Forms forms, String done);
    }

    /**
     * @param initiatives the names
     * @param due whether the retention period is over
     * @param archived whether an archive file is written before the erasure
     */
    record PersonErasureView(Retention retention, List<String> initiatives, boolean due, boolean archived) {
        /** Whether an enrolment has no exit, so that the person cannot be erased. */
        public boolean enrolled() {
            return retention.lastEndOn() == null;
        }
    }

    /** The forms of the page; at most one of them is refused. */
    record Forms(Form hold, Form release, Form erasure) {
        static final Forms EMPTY = new Forms(Form.empty(), Form.empty(), Form.empty());
    }

    private final Erasing erasing;
    private final LegalHolds holding;
    private final Initiatives initiatives;
    private final AccessRecorder accessRecorder;
    private final RequestValidator validator;
    private final Language language;
    private final Clock clock;

    PersonErasurePages(
            Erasing erasing,
            LegalHolds holding,
            Initiatives initiatives,
            AccessRecorder accessRecorder,
            RequestValidator validator,
            Language language,
            Clock clock) {
        this.erasing = erasing;
        this.holding = holding;
        this.initiatives = initiatives;
        this.accessRecorder = accessRecorder;
        this.validator = validator;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public TemplateInstance show(UUID ref, @QueryParam("done") String done) {
        return page(ref, Forms.EMPTY, confirmation(done));
    }

    @POST
    @Path("/legal-hold")
    public Response hold(UUID ref, MultivaluedMap<String, String> submitted) {
        return handle(
                ref,
                Form.of(submitted),
                because -> holding.hold(ref, because),
                "/erasures/persons/" + ref + "?done=held",
                form -> new Forms(form, Form.empty(), Form.empty()));
    }

    @POST
    @Path("/legal-hold/release")
    public Response release(UUID ref, MultivaluedMap<String, String> submitted) {
        return handle(
                ref,
                Form.of(submitted),
                because -> holding.release(ref, because),
                "/erasures/persons/" + ref + "?done=released",
                form -> new Forms(Form.empty(), form, Form.empty()));
    }

    /** An erasure cannot be undone. */
    @POST
    @Path("/erasure")
    public Response erase(UUID ref, MultivaluedMap<String, String> submitted) {
        return handle(
                ref,
                Form.of(submitted),
                because -> erasing.erase(ref, because),
                "/erasures?done=person",
                form -> new Forms(Form.empty(), Form.empty(), form));
    }

    private Response handle(
            UUID ref, Form form, Consumer<String> command, String next, Function<Form, Forms> refusedForms) {
        accessRecorder.usePurpose(PurposeText.RECORDS);
        try {
            JustificationBody body = validator.validate(new JustificationBody(form.valueOrNull("because")));
            command.accept(body.because().strip());
            return Response.seeOther(URI.create(next)).build();
        } catch (Refusal refusal) {
            if (FormCommandHandler.isAboutWholePage(refusal)) {
                throw refusal;
            }
            return Response.status(refusal.status())
                    .entity(page(ref, refusedForms.apply(form.refused(refusal, "because")), ""))
                    .build();
        }
    }

    private TemplateInstance page(UUID ref, Forms forms, String done) {
        accessRecorder.usePurpose(PurposeText.RECORDS);
        Retention retention = holding.show(ref);
        Collection<Initiative> found = QuarkusTransaction.requiringNew()
                .call(() -> initiatives.byCode(retention.initiatives()).values());
        return Templates.person(
                new PersonErasureView(
                        retention,
                        found.stream()
                                .map(one -> one.definition().displayName())
                                .toList(),
                        retention.isDueOn(LocalDate.now(clock)),
                        found.stream().anyMatch(one -> one.definition().archiveBeforeErasure())),
                forms,
                done);
    }

    private String confirmation(String done) {
        return switch (done == null ? "" : done) {
            case "held" -> language.say("Borgeren er spærret mod sletning.", "The citizen is under a legal hold.");
            case "released" -> language.say("Spærringen er ophævet.", "The legal hold is released.");
            default -> "";
        };
    }
}
