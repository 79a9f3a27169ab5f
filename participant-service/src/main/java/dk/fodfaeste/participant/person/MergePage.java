package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.command.FormCommand;
import dk.fodfaeste.participant.command.FormCommandHandler;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.finding.FindingEnrolments;
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
import java.util.Objects;
import java.util.UUID;

/** The pages for merging two records of one person: find the other record, compare both, confirm with a justification. */
@Path("/participants/{ref}/merge")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class MergePage {
    private static final String PAGE_SIZE = "50";

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance findOther(PersonDetails person, Form form);

        static native TemplateInstance merge(PersonDetails person, PersonDetails other, Form form);
    }

    private final MergingPersons merging;
    private final PersonDetailsQuery persons;
    private final FindingEnrolments finding;
    private final PersonCommandHandler commands;

    MergePage(
            MergingPersons merging,
            PersonDetailsQuery persons,
            FindingEnrolments finding,
            PersonCommandHandler commands) {
        this.merging = merging;
        this.persons = persons;
        this.finding = finding;
        this.commands = commands;
    }

    @GET
    public TemplateInstance findOther(UUID ref) {
        return Templates.findOther(persons.forChange(ref), Form.empty());
    }

    /** Shows both records side by side. */
    @POST
    @Path("/comparison")
    public Response compare(UUID ref, MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        PersonDetails person = persons.forChange(ref);
        try {
            UUID other = other(form.value("other"), person.ref());
            return Response.ok(Templates.merge(person, persons.forChange(other), Form.empty()))
                    .build();
        } catch (Refusal refusal) {
            if (FormCommandHandler.isAboutWholePage(refusal)) {
                throw refusal;
            }
            return Response.status(refusal.status())
                    .entity(Templates.findOther(person, form.refused(refusal, "other")))
                    .build();
        }
    }

    @POST
    public Response merge(UUID ref, MultivaluedMap<String, String> submitted) {
        UUID other = ref(Form.of(submitted).value("otherRef"));
        FormCommand<MergeBody> command = new FormCommand<>(
                "merged",
                List.of("because"),
                form -> new MergeBody(other, form.valueOrNull("because"), form.number("expectedVersion")),
                body -> merging.merge(ref, body));
        return commands.handle(
                ref, submitted, command, (person, form) -> Templates.merge(person, persons.forChange(other), form));
    }

    /** @throws Refusal 422 naming the field, if the text finds no person, several persons or the same record */
    private UUID other(String typed, UUID person) {
        if (typed.isEmpty()) {
            throw Refusal.malformed("other", message("missing"));
        }
        List<UUID> byNumber = Cpr.tryParse(typed.replace(" ", ""))
                .map(cpr -> persons(finding.byCpr(cpr, PAGE_SIZE)))
                .orElse(List.of());
        List<UUID> found = byNumber.isEmpty() ? persons(finding.byCaseNumber("other", typed, PAGE_SIZE)) : byNumber;
        if (found.isEmpty()) {
            throw Refusal.rule("other", message("nobodyFound"));
        }
        if (found.size() > 1) {
            throw Refusal.rule("other", message("severalPersonsFound"));
        }
        if (found.getFirst().equals(person)) {
            throw Refusal.rule("other", message("sameRecord"));
        }
        return found.getFirst();
    }

    private static List<UUID> persons(Page<EnrolmentView> enrolments) {
        return enrolments.items().stream()
                .map(EnrolmentView::participantRef)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static UUID ref(String submitted) {
        try {
            return UUID.fromString(submitted);
        } catch (IllegalArgumentException notARef) {
            throw Refusal.notFound("participant");
        }
    }
}
