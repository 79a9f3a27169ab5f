package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Checking;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Frame;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.kit.web.Say;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.desk.DeskPage;
import dk.fodfaeste.outcome.desk.Row;
import dk.fodfaeste.outcome.desk.Rows;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import dk.fodfaeste.outcome.followup.FollowUpsShown;
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
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is found out is written into a row and saved in one round trip: the row comes back as it now stands, or with what is wrong beside its
 * field. A browser without scripts is led back to the desk. One follow-up has a page of its own, with its history and where it is corrected.
 */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class RecordingPage {
    private static final String[] ROW = {"statuses", "weeklyHours", "source"};
    private static final String[] CORRECTION = {"statuses", "statusDate", "weeklyHours", "source", "because"};

    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance followUp(Row row, String done);

        static native TemplateInstance correct(Row row, Form form, List<Choice> statuses, List<Choice> sources);

        static native TemplateInstance withdraw(Row row, Form form);
    }

    private final ChangingFollowUp changing;
    private final NotingBeside noting;
    private final FollowUpsShown followUps;
    private final Rows rows;
    private final Checking checking;
    private final Frame frame;
    private final Caller caller;
    private final Language language;
    private final Clock clock;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingPage(
            ChangingFollowUp changing,
            NotingBeside noting,
            FollowUpsShown followUps,
            Rows rows,
            Checking checking,
            Frame frame,
            Caller caller,
            Language language,
            Clock clock) {
        this.changing = changing;
        this.noting = noting;
        this.followUps = followUps;
        this.rows = rows;
        this.checking = checking;
        this.frame = frame;
        this.caller = caller;
        this.language = language;
        this.clock = clock;
    }

    @GET
    public TemplateInstance followUp(@QueryParam("done") String done) {
        return Templates.followUp(
                row(null, "", false),
                switch (done == null ? "" : done) {
                    case "corrected" -> language.say("Rettelsen er gemt.", "The correction is saved.");
                    case "withdrawn" ->
                        language.say(
                                "Taget tilbage. Opfølgningen er åben igen.",
                                "Taken back. The follow-up is open again.");
                    default -> "";
                });
    }

    @GET
    @Path("/row")
    public TemplateInstance row() {
        return DeskPage.row(row(null, "", false));
    }

    @POST
    @Path("/status")
    public Response status(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            StatusFound found = checking.check(
                    new StatusFound(statuses(form), null, hours(form), source(form), form.number("expectedVersion")));
            changing.change(id(), new Change.Record(found.situation(), found.expectedVersion()));
            return language.say("Gemt: ", "Saved: ") + inWords(found.statuses(), found.weeklyHours());
        });
    }

    @POST
    @Path("/note")
    public Response note(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            HeardAhead heard = checking.check(new HeardAhead(statuses(form), hours(form), source(form), null));
            noting.heard(id(), heard.situation());
            return language.say(
                    "Noteret. Tæller først, når opfølgningen forfalder.",
                    "Noted. It does not count before the follow-up is due.");
        });
    }

    @POST
    @Path("/attempts")
    public Response attempt(MultivaluedMap<String, String> sent) {
        return inTheRow(Form.of(sent), () -> {
            noting.attempt(id(), null);
            return language.say("Forsøget er noteret.", "The attempt is noted.");
        });
    }

    @POST
    @Path("/lost")
    public Response lost(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            LostReason reason = Codes.parse(LostReason.class, "reason", form.value("reason"));
            Lost lost = checking.check(new Lost(null, reason, CodeWords.word(reason), form.number("expectedVersion")));
            changing.change(id(), new Change.MarkLost(null, lost.reason(), lost.because(), lost.expectedVersion()));
            return language.say("Markeret uden kontakt.", "Marked as lost.");
        });
    }

    /** The status that stood before the exit was corrected holds on the new day, too. */
    @POST
    @Path("/confirmation")
    public Response confirmation(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            FollowUpShown present = present();
            if (present.statuses() == null) {
                throw Refused.conflict("There is no status to confirm.");
            }
            StatusCorrected same = checking.check(new StatusCorrected(
                    List.copyOf(present.statuses()),
                    present.dueOn(),
                    present.weeklyHours(),
                    present.source(),
                    language.say("Bekræftet for den nye dato", "Confirmed for the new date"),
                    form.number("expectedVersion")));
            changing.change(id(), new Change.Correct(same.situation(), same.because(), same.expectedVersion()));
            return language.say("Bekræftet.", "Confirmed.");
        });
    }

    /** Takes back what has just been saved. */
    @POST
    @Path("/undo")
    public Response undo(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            changing.change(
                    id(), new Change.TakeBack(language.say("Fortrudt lige efter", "Undone at once"), version(form)));
            return "";
        });
    }

    @GET
    @Path("/correct")
    public TemplateInstance correct() {
        Row row = row(null, "", false);
        return correct(row, asItStands(row.followUp()));
    }

    @POST
    @Path("/correct")
    public Response correct(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            StatusCorrected corrected = checking.check(new StatusCorrected(
                    codes(form),
                    Dates.parseOrNull("statusDate", form.value("statusDate")),
                    hours(form),
                    source(form),
                    form.valueOrNull("because"),
                    form.number("expectedVersion")));
            changing.change(
                    id(),
                    new Change.Correct(
                            corrected.situation(), corrected.because().strip(), corrected.expectedVersion()));
            return backTo("corrected");
        } catch (Refused refused) {
            return Response.status(refused.status())
                    .entity(correct(row(null, "", false), form.refused(refused, CORRECTION)))
                    .build();
        }
    }

    @GET
    @Path("/withdraw")
    public TemplateInstance withdraw() {
        return Templates.withdraw(row(null, "", false), Form.empty());
    }

    @POST
    @Path("/withdraw")
    public Response withdraw(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        try {
            TakenBack back = checking.check(new TakenBack(form.valueOrNull("because"), form.number("expectedVersion")));
            changing.change(id(), new Change.TakeBack(back.because().strip(), back.expectedVersion()));
            return backTo("withdrawn");
        } catch (Refused refused) {
            return Response.status(refused.status())
                    .entity(Templates.withdraw(row(null, "", false), form.refused(refused, "because")))
                    .build();
        }
    }

    private Response backTo(String done) {
        return Response.seeOther(URI.create("/follow-ups/" + enrolmentId + "/" + measure + "?done=" + done))
                .build();
    }

    /** Does it, and answers with the row as it stands then; what was refused with everything that was written. */
    private Response inTheRow(Form form, Supplier<String> doing) {
        String said;
        try {
            said = doing.get();
        } catch (Refused refused) {
            if (refused.status() == 404 || refused.status() == 403) {
                throw refused;
            }
            boolean overtaken = refused.status() == 409 && present().statuses() != null;
            Row row = overtaken ? row(form, "", true) : row(form.refused(refused, ROW), "", false);
            return frame.isPieceWanted()
                    ? Response.status(refused.status())
                            .entity(DeskPage.row(row))
                            .build()
                    : Response.status(refused.status())
                            .entity(Templates.followUp(row, ""))
                            .build();
        }
        return frame.isPieceWanted()
                ? Response.ok(DeskPage.row(row(null, said, false))).build()
                : Response.seeOther(URI.create("/work?done=" + enrolmentId + "/" + measure))
                        .build();
    }

    private Row row(Form form, String said, boolean conflict) {
        return rows.one(present(), LocalDate.now(clock), form, said, conflict);
    }

    private FollowUpShown present() {
        return followUps
                .one(id(), LocalDate.now(clock))
                .filter(followUp -> caller.isLetInto(followUp.initiative()))
                .orElseThrow(RecordingPage::notThere);
    }

    private FollowUpId id() {
        return FollowUpId.read(enrolmentId, measure).orElseThrow(RecordingPage::notThere);
    }

    private static Refused notThere() {
        return Refused.notFound("follow-up");
    }

    private TemplateInstance correct(Row row, Form form) {
        return Templates.correct(row, form, CodeWords.choices(Status.class), CodeWords.choices(Source.class));
    }

    private static Form asItStands(FollowUpShown followUp) {
        Map<String, List<String>> values = new HashMap<>();
        values.put(
                "statuses",
                followUp.statuses() == null
                        ? List.of()
                        : followUp.statuses().stream().map(Enum::name).toList());
        values.put("statusDate", List.of(String.valueOf(followUp.statusDate())));
        values.put("weeklyHours", List.of(Say.decimal(followUp.weeklyHours())));
        values.put("source", List.of(String.valueOf(followUp.source())));
        return Form.filledWithLists(values);
    }

    private static int version(Form form) {
        Integer version = form.number("expectedVersion");
        if (version == null) {
            throw Refused.malformed("expectedVersion", "is missing");
        }
        return version;
    }

    /** The status of the row and, where somebody is also something else, that. */
    private static List<Status> statuses(Form form) {
        return Stream.of("status", "also")
                .map(field -> Codes.parseOrNull(Status.class, "statuses", form.value(field)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Status> codes(Form form) {
        return form.all("statuses").stream()
                .map(code -> Codes.parse(Status.class, "statuses", code))
                .toList();
    }

    /** As it is written in Danish, or with a point. */
    private static BigDecimal hours(Form form) {
        String written = form.value("weeklyHours").replace(',', '.');
        if (written.isEmpty()) {
            return null;
        }
        if (!written.matches("[0-9]{1,3}(\\.[0-9]{1,6})?")) {
            throw Refused.malformed("weeklyHours", "is not a number");
        }
        return new BigDecimal(written);
    }

    private static Source source(Form form) {
        return Codes.parseOrNull(Source.class, "source", form.value("source"));
    }

    private static String inWords(List<Status> statuses, BigDecimal hours) {
        return Row.inWords(EnumSet.copyOf(statuses), hours);
    }
}
