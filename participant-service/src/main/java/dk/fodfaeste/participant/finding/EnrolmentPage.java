package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** One enrolment: whose it is, what may be done now, its follow-ups, and all that happened to it. */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class EnrolmentPage {
    private static final int LINES_AT_ONCE = 50;

    @CheckedTemplate(basePath = "finding")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance enrolment(EnrolmentAtHand enrolment, Lines history, boolean lead, String done);
    }

    /** @param before of which version the older lines are asked for; null where there are none */
    record Lines(List<Happened> lines, Integer before) {
        static Lines of(List<Happened> newestFirst, Integer before) {
            List<Happened> from = newestFirst.stream()
                    .filter(line -> before == null || line.version() < before)
                    .toList();
            List<Happened> shown = from.stream().limit(LINES_AT_ONCE).toList();
            return new Lines(shown, shown.size() < from.size() ? shown.getLast().version() : null);
        }
    }

    private final EnrolmentsAtHand enrolments;
    private final Caller caller;
    private final Language language;

    EnrolmentPage(EnrolmentsAtHand enrolments, Caller caller, Language language) {
        this.enrolments = enrolments;
        this.caller = caller;
        this.language = language;
    }

    /** @param before the version that the lines of the history lie before; all where it is left out */
    @GET
    public TemplateInstance enrolment(UUID id, @QueryParam("done") String done, @QueryParam("before") Integer before) {
        EnrolmentAtHand enrolment = enrolments.toShow(id);
        return Templates.enrolment(
                enrolment, Lines.of(enrolment.history(), before), caller.hasRole(Roles.LEAD), inWords(done));
    }

    private String inWords(String done) {
        return switch (done == null ? "" : done) {
            case "registered" -> language.say("Borgeren er registreret.", "The citizen is registered.");
            case "known" ->
                language.say(
                        "Forløbet var allerede registreret; der er ikke oprettet et nyt.",
                        "The enrolment was registered already; there is no new one.");
            case "exited" -> language.say("Afgangen er registreret.", "The exit is recorded.");
            case "exit-corrected" -> language.say("Afgangen er rettet.", "The exit is corrected.");
            case "exit-withdrawn" -> language.say("Afgangen er trukket tilbage.", "The exit is withdrawn.");
            case "start-corrected" -> language.say("Starten er rettet.", "The start is corrected.");
            case "case-number-corrected" -> language.say("Sagsnummeret er rettet.", "The case number is corrected.");
            case "reassigned" -> language.say("Forløbet er overdraget.", "The enrolment is handed over.");
            case "wrongly-registered" ->
                language.say(
                        "Forløbet er markeret som fejlregistreret og tæller ikke længere med.",
                        "The enrolment is marked as wrongly registered and no longer counts.");
            default -> "";
        };
    }
}
