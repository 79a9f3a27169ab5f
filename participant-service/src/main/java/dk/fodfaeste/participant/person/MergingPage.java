package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
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

/** Where two records of one person become one: the other one is found by what stands on paper, both are looked at, and then it is said why. */
@Path("/participants/{ref}/merge")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed(Roles.LEAD)
@Blocking
public class MergingPage {
    private static final String AT_ONCE = "50";

    @CheckedTemplate(basePath = "person")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance findOther(PersonAtHand person, Form form);

        static native TemplateInstance merge(PersonAtHand person, PersonAtHand other, Form form);
    }

    private final MergingPersons merging;
    private final PersonsAtHand persons;
    private final FindingEnrolments finding;
    private final ChangingAtPage atPage;
    private final RequestValidator validator;

    MergingPage(
            MergingPersons merging,
            PersonsAtHand persons,
            FindingEnrolments finding,
            ChangingAtPage atPage,
            RequestValidator validator) {
        this.merging = merging;
        this.persons = persons;
        this.finding = finding;
        this.atPage = atPage;
        this.validator = validator;
    }

    @GET
    public TemplateInstance findOther(UUID ref) {
        return Templates.findOther(persons.toChange(ref), Form.empty());
    }

    /** Shows both records side by side. */
    @POST
    @Path("/comparison")
    public Response compare(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        PersonAtHand person = persons.toChange(ref);
        try {
            UUID other = other(form.value("other"), person.ref());
            return Response.ok(Templates.merge(person, persons.toChange(other), Form.empty()))
                    .build();
        } catch (Refusal refused) {
            if (refused.status() == 403 || refused.status() == 404) {
                throw refused;
            }
            return Response.status(refused.status())
                    .entity(Templates.findOther(person, form.refused(refused, "other")))
                    .build();
        }
    }

    @POST
    public Response merge(UUID ref, MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        UUID other = ref(form.value("otherRef"));
        return atPage.change(
                ref,
                form,
                "merged",
                () -> {
                    MergeBody body = validator.validate(
                            new MergeBody(other, form.valueOrNull("because"), form.number("expectedVersion")));
                    merging.merge(ref, body.other(), body.because().strip(), body.expectedVersion());
                },
                again -> Templates.merge(persons.toChange(ref), persons.toChange(other), again),
                "because");
    }

    /** @throws Refusal 422 naming the field, where what was typed leads to nobody, to several or to the same record */
    private UUID other(String typed, UUID person) {
        if (typed.isEmpty()) {
            throw Refusal.malformed("other", "is missing");
        }
        List<UUID> byNumber = Cpr.read(typed.replace(" ", ""))
                .map(cpr -> persons(finding.byCpr(cpr, AT_ONCE)))
                .orElse(List.of());
        List<UUID> found = byNumber.isEmpty() ? persons(finding.byCaseNumber("other", typed, AT_ONCE)) : byNumber;
        if (found.isEmpty()) {
            throw Refusal.rule("other", "leads to nobody in your initiatives");
        }
        if (found.size() > 1) {
            throw Refusal.rule("other", "leads to several persons, so a civil registration number is needed");
        }
        if (found.getFirst().equals(person)) {
            throw Refusal.rule("other", "is this person's record already");
        }
        return found.getFirst();
    }

    private static List<UUID> persons(Page<EnrolmentAnswer> enrolments) {
        return enrolments.items().stream()
                .map(EnrolmentAnswer::participantRef)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static UUID ref(String sent) {
        try {
            return UUID.fromString(sent);
        } catch (IllegalArgumentException notARef) {
            throw Refusal.notFound("participant");
        }
    }
}
