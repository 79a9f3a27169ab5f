package dk.fodfaeste.outcome.exchange;

import static java.util.stream.Collectors.toMap;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.page.PageCursor;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.RequestValidator;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.PurposeText;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.RegisterBatch;
import dk.fodfaeste.outcome.RegisterBatch.FollowUp;
import dk.fodfaeste.outcome.RegisterReceiver;
import dk.fodfaeste.outcome.followup.NameText;
import dk.fodfaeste.outcome.lookup.PersonContact;
import dk.fodfaeste.outcome.lookup.PersonContacts;
import dk.fodfaeste.outcome.storage.Initiatives;
import dk.fodfaeste.outcome.storage.RegisterReceivers;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
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
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The batches for registers as pages for a lead. */
@Path("/register-batches")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(Roles.LEAD)
@Blocking
public class RegisterBatchPages {
    private static final int PAGE_SIZE = 50;
    private static final String RECEIVER = "receiverId";

    /** The field of the form that chooses an initiative, or one of its measures after a slash. */
    private static final String SUBJECT = "subject";

    private static final String[] FIELDS = {SUBJECT, "dueFrom", "dueTo", "purpose", RECEIVER};

    @CheckedTemplate(basePath = "exchange")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance batches(Page<BatchRow> page);

        static native TemplateInstance newBatch(
                Form form, List<Choice> subjects, List<Choice> purposes, List<Choice> receivers);

        static native TemplateInstance batch(BatchRow row, Page<UnansweredRow> unanswered, boolean namesMissing);
    }

    private final MakingBatches making;
    private final ReadingBatches reading;
    private final BatchFiles files;
    private final RegisterReceivers receivers;
    private final Initiatives initiatives;
    private final PersonContacts contacts;
    private final RequestValidator validator;
    private final Caller caller;

    RegisterBatchPages(
            MakingBatches making,
            ReadingBatches reading,
            BatchFiles files,
            RegisterReceivers receivers,
            Initiatives initiatives,
            PersonContacts contacts,
            RequestValidator validator,
            Caller caller) {
        this.making = making;
        this.reading = reading;
        this.files = files;
        this.receivers = receivers;
        this.initiatives = initiatives;
        this.contacts = contacts;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    public TemplateInstance all(@QueryParam("after") String after) {
        Page<BatchView> page = reading.page(PageCursor.id(after), PAGE_SIZE);
        Map<String, Initiative> byCode = initiativesByCode();
        return Templates.batches(new Page<>(
                page.items().stream().map(batch -> row(batch, byCode)).toList(), page.next()));
    }

    @GET
    @Path("/new")
    public TemplateInstance form() {
        return form(Form.empty());
    }

    private TemplateInstance form(Form form) {
        return Templates.newBatch(form, subjects(), PurposeText.choices("follow-up", "reporting"), receivers());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response make(MultivaluedMap<String, String> submitted) {
        Form form = Form.of(submitted);
        try {
            UUID made = making.make(validator.validate(body(form)).request())
                    .batch()
                    .batchId();
            return Response.seeOther(URI.create("/register-batches/" + made)).build();
        } catch (Refusal refusal) {
            Refusal atFields =
                    refusal.atFields(field -> field.equals("initiative") || field.equals("measure") ? SUBJECT : field);
            return Response.status(refusal.status())
                    .entity(form(form.refused(atFields, FIELDS)))
                    .build();
        }
    }

    private BatchBody body(Form form) {
        String[] subject = form.value(SUBJECT).split("/", 2);
        return new BatchBody(
                subject[0].isEmpty() ? null : subject[0],
                subject.length == 1 ? null : subject[1],
                Dates.parseOrNull("dueFrom", form.value("dueFrom")),
                Dates.parseOrNull("dueTo", form.value("dueTo")),
                form.valueOrNull("purpose"),
                receivers.all().stream()
                        .map(RegisterReceiver::receiverId)
                        .filter(id -> id.toString().equals(form.value(RECEIVER)))
                        .findFirst()
                        .orElse(null));
    }

    @GET
    @Path("/{batchId}")
    public TemplateInstance one(@PathParam("batchId") UUID batchId, @QueryParam("after") String after) {
        RegisterBatch batch = reading.find(batchId);
        Page<FollowUp> unanswered = reading.unanswered(batch, after, PAGE_SIZE);
        Optional<Map<UUID, PersonContact>> persons = contacts.find(
                unanswered.items().stream().map(FollowUp::enrolmentId).toList());
        Map<String, Initiative> byCode = initiativesByCode();
        Optional<Initiative> initiative =
                Optional.ofNullable(byCode.get(batch.request().initiative()));
        List<UnansweredRow> rows = unanswered.items().stream()
                .map(followUp -> new UnansweredRow(
                        UnansweredView.of(followUp),
                        measureName(initiative, followUp.measure()),
                        persons.map(found -> found.get(followUp.enrolmentId())).orElse(null)))
                .toList();
        return Templates.batch(
                row(BatchView.of(batch), byCode), new Page<>(rows, unanswered.next()), persons.isEmpty());
    }

    @GET
    @Path("/{batchId}/file")
    @Produces(RegisterBatchesResource.FILE_TYPE)
    public Response file(@PathParam("batchId") UUID batchId) {
        return RegisterBatchesResource.download(batchId, files.write(reading.find(batchId)));
    }

    private static BatchRow row(BatchView batch, Map<String, Initiative> byCode) {
        Optional<Initiative> initiative = Optional.ofNullable(byCode.get(batch.initiative()));
        return new BatchRow(
                batch,
                initiative.map(NameText::of).orElse(batch.initiative()),
                batch.measure() == null ? "" : measureName(initiative, batch.measure()));
    }

    private Map<String, Initiative> initiativesByCode() {
        return initiatives.all().stream().collect(toMap(Initiative::code, initiative -> initiative));
    }

    private static String measureName(Optional<Initiative> initiative, String code) {
        return initiative
                .flatMap(found -> found.measure(code))
                .map(NameText::of)
                .orElse(code);
    }

    /** Each initiative, and each of its measures if people answer more than one. */
    private List<Choice> subjects() {
        List<Choice> choices = new ArrayList<>();
        for (Initiative initiative : initiatives.all()) {
            List<Measure> answered = initiative.measures().stream()
                    .filter(Measure::takesStatuses)
                    .toList();
            if (!caller.reaches(initiative.code()) || answered.isEmpty()) {
                continue;
            }
            String name = NameText.of(initiative);
            choices.add(new Choice(initiative.code(), name));
            if (answered.size() > 1) {
                answered.forEach(measure -> choices.add(
                        new Choice(initiative.code() + "/" + measure.code(), name + ": " + NameText.of(measure))));
            }
        }
        return choices;
    }

    private List<Choice> receivers() {
        return receivers.all().stream()
                .filter(RegisterReceiver::inUse)
                .map(receiver -> new Choice(receiver.receiverId().toString(), receiver.name()))
                .toList();
    }
}
