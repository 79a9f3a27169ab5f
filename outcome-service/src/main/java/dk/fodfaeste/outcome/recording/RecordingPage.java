package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.kit.problem.Checking;
import dk.fodfaeste.kit.problem.Refused;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.web.CodeWords;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Frame;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.outcome.LostReason;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.Status;
import dk.fodfaeste.outcome.desk.DeskPage;
import dk.fodfaeste.outcome.desk.Row;
import dk.fodfaeste.outcome.followup.FollowUpId;
import dk.fodfaeste.outcome.followup.FollowUpShown;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is found out is written into a row and saved in one round trip: the row comes back as it now stands, or with what is wrong beside its
 * field. A browser without scripts is led back to the desk.
 */
@Path("/follow-ups/{enrolmentId}/{measure}")
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class RecordingPage {
    private static final String[] ROW = {"statuses", "weeklyHours", "source"};

    private final ChangingFollowUp changing;
    private final NotingBeside noting;
    private final FollowUpsAtHand followUps;
    private final Checking checking;
    private final Frame frame;
    private final Language language;

    @PathParam("enrolmentId")
    String enrolmentId;

    @PathParam("measure")
    String measure;

    RecordingPage(
            ChangingFollowUp changing,
            NotingBeside noting,
            FollowUpsAtHand followUps,
            Checking checking,
            Frame frame,
            Language language) {
        this.changing = changing;
        this.noting = noting;
        this.followUps = followUps;
        this.checking = checking;
        this.frame = frame;
        this.language = language;
    }

    @GET
    @Path("/row")
    public TemplateInstance row() {
        return DeskPage.row(followUps.row(id()));
    }

    @POST
    @Path("/status")
    public Response status(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            StatusFound found = checking.check(new StatusFound(
                    statuses(form), null, form.decimal("weeklyHours"), source(form), form.number("expectedVersion")));
            changing.change(id(), new Change.Record(found.situation(), found.expectedVersion()));
            return language.say("Gemt: ", "Saved: ") + inWords(found.statuses(), found.weeklyHours());
        });
    }

    @POST
    @Path("/note")
    public Response note(MultivaluedMap<String, String> sent) {
        Form form = Form.of(sent);
        return inTheRow(form, () -> {
            HeardAhead heard =
                    checking.check(new HeardAhead(statuses(form), form.decimal("weeklyHours"), source(form), null));
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
            FollowUpShown present = followUps.one(id());
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

    /** Does it, and answers with the row as it stands then; what was refused with everything that was written. */
    private Response inTheRow(Form form, Supplier<String> doing) {
        String said;
        try {
            said = doing.get();
        } catch (Refused refused) {
            if (refused.status() == 404 || refused.status() == 403) {
                throw refused;
            }
            boolean overtaken = refused.status() == 409 && followUps.one(id()).statuses() != null;
            Row row = overtaken
                    ? followUps.row(id(), form, "", true)
                    : followUps.row(id(), form.refused(refused, ROW), "", false);
            return frame.isPieceWanted()
                    ? Response.status(refused.status())
                            .entity(DeskPage.row(row))
                            .build()
                    : Response.status(refused.status())
                            .entity(FollowUpPage.Templates.followUp(row, ""))
                            .build();
        }
        return frame.isPieceWanted()
                ? Response.ok(DeskPage.row(followUps.row(id(), null, said, false)))
                        .build()
                : Response.seeOther(URI.create("/work?done=" + enrolmentId + "/" + measure))
                        .build();
    }

    private FollowUpId id() {
        return FollowUpsAtHand.id(enrolmentId, measure);
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

    private static Source source(Form form) {
        return Codes.parseOrNull(Source.class, "source", form.value("source"));
    }

    private static String inWords(List<Status> statuses, BigDecimal hours) {
        return Row.inWords(EnumSet.copyOf(statuses), hours);
    }
}
