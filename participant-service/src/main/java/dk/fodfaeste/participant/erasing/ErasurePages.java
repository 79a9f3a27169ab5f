package dk.fodfaeste.participant.erasing;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.archive.Archive;
import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.erasing.Erasing.ErasureCounts;
import dk.fodfaeste.participant.person.ShowingPersons;
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
import java.util.List;

/**
 * The start page of records staff: the persons whose retention period is over, the search for one person by CPR, and the archive files that have
 * not been transferred yet. An archive file does not say which initiatives its person was in, so only those who reach all initiatives see the list.
 */
@Path("/erasures")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.RECORDS)
@Blocking
public class ErasurePages {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "erasing")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance due(
                Form form,
                List<Choice> purposes,
                Page<Retention> due,
                ErasureCounts dryRun,
                List<Archive.WrittenFile> archive,
                String done);

        static native TemplateInstance eraseDue(Form form, ErasureCounts dryRun);
    }

    private final Erasing erasing;
    private final RetentionQuery retentions;
    private final ShowingPersons persons;
    private final Archive archive;
    private final RequestValidator validator;
    private final AccessRecorder accessRecorder;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    ErasurePages(
            Erasing erasing,
            RetentionQuery retentions,
            ShowingPersons persons,
            Archive archive,
            RequestValidator validator,
            AccessRecorder accessRecorder,
            Caller caller,
            Language language,
            Clock clock) {
        this.erasing = erasing;
        this.retentions = retentions;
        this.persons = persons;
        this.archive = archive;
        this.validator = validator;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    /**
     * @param done a change that another page has just made
     * @param erased the number of persons that it erased
     */
    @GET
    public TemplateInstance due(
            @QueryParam("after") String after, @QueryParam("done") String done, @QueryParam("erased") String erased) {
        accessRecorder.usePurpose(PurposeText.RECORDS);
        return page(Form.empty(), after, confirmation(done, erased));
    }

    /** Finds a person by CPR, which counts as a look-up. */
    @POST
    public Response find(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            return Response.seeOther(URI.create("/erasures/persons/"
                            + persons.find(Cpr.parse("cpr", form.value("cpr")), form.valueOrNull("purpose"))
                                    .participantRef()))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(page(form.refused(refusal, "cpr", "purpose"), null, ""))
                    .build();
        }
    }

    @GET
    @Path("/due")
    public TemplateInstance eraseDue() {
        return Templates.eraseDue(Form.empty(), erasing.dryRun());
    }

    /** Erases the persons of the dry run, except those under a legal hold. */
    @POST
    @Path("/due")
    public Response eraseDue(MultivaluedMap<String, String> submitted) {
        accessRecorder.usePurpose(PurposeText.RECORDS);
        Form form = Form.of(submitted);
        try {
            JustificationBody body = validator.validate(new JustificationBody(form.valueOrNull("because")));
            int erased = erasing.eraseDue(body.because().strip()).erased();
            return Response.seeOther(URI.create("/erasures?done=due&erased=" + erased))
                    .build();
        } catch (Refusal refusal) {
            return Response.status(refusal.status())
                    .entity(Templates.eraseDue(form.refused(refusal, "because"), erasing.dryRun()))
                    .build();
        }
    }

    private TemplateInstance page(Form form, String after, String done) {
        Page<Retention> due = QuarkusTransaction.requiringNew()
                .call(() -> Page.of(
                        retentions.due(LocalDate.now(clock), caller::reaches, PageCursor.id(after), PAGE_SIZE + 1),
                        PAGE_SIZE,
                        retention -> retention.participantRef().toString()));
        due.items().forEach(retention -> accessRecorder.record(retention.participantRef()));
        return Templates.due(
                form,
                PurposeText.choices(PurposeText.RECORDS, "citizen-request"),
                due,
                erasing.dryRun(),
                caller.reachesAll() ? archive.files() : List.of(),
                done);
    }

    private String confirmation(String done, String erased) {
        String number = erased == null || !erased.matches("[0-9]{1,9}") ? "0" : erased;
        return switch (done == null ? "" : done) {
            case "due" -> language.say("Borgere, der er slettet: " + number, "Citizens erased: " + number);
            case "person" -> language.say("Borgeren er slettet.", "The citizen is erased.");
            default -> "";
        };
    }
}
