package dk.fodfaeste.participant.enrolment;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.awaiting.AwaitingRegistrations;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** The page of one enrolment: the person, the possible changes, the follow-ups and the history. */
@Path("/enrolments/{id}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD})
@Blocking
public class EnrolmentPage {
    private static final int PAGE_SIZE = 50;

    @CheckedTemplate(basePath = "enrolment")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance waiting();

        static native TemplateInstance enrolment(
                EnrolmentDetails enrolment, HistoryPage history, boolean lead, String done);
    }

    /** @param before the version before which the next page begins; null on the last page */
    record HistoryPage(List<HistoryLineView> lines, Integer before) {
        static HistoryPage of(List<HistoryLineView> newestFirst, Integer before) {
            List<HistoryLineView> from = newestFirst.stream()
                    .filter(line -> before == null || line.version() < before)
                    .toList();
            List<HistoryLineView> shown = from.stream().limit(PAGE_SIZE).toList();
            return new HistoryPage(
                    shown, shown.size() < from.size() ? shown.getLast().version() : null);
        }
    }

    private final EnrolmentDetailsQuery enrolments;
    private final AwaitingRegistrations awaiting;
    private final Caller caller;
    private final Language language;

    EnrolmentPage(EnrolmentDetailsQuery enrolments, AwaitingRegistrations awaiting, Caller caller, Language language) {
        this.awaiting = awaiting;
        this.enrolments = enrolments;
        this.caller = caller;
        this.language = language;
    }

    /**
     * Says that the registration waits for a lead, if it does.
     *
     * @param before shows the history before this version; all of it if absent
     */
    @GET
    public TemplateInstance enrolment(UUID id, @QueryParam("done") String done, @QueryParam("before") Integer before) {
        if (awaiting.isRequestedBy(id, caller.user())) {
            return Templates.waiting();
        }
        EnrolmentDetails enrolment = enrolments.forDisplay(id);
        return Templates.enrolment(
                enrolment,
                HistoryPage.of(enrolment.history(), before),
                caller.hasRole(Roles.LEAD),
                confirmation(done, enrolment));
    }

    private String confirmation(String done, EnrolmentDetails enrolment) {
        return switch (done == null ? "" : done) {
            case "registered" -> language.say("Borgeren er registreret.", "The citizen is registered.");
            case "known" ->
                language.say(
                        "Forløbet var allerede registreret; der er ikke oprettet et nyt.",
                        "The enrolment already existed; no new one was created.");
            case "exited" -> language.say("Afgangen er registreret.", "The exit is recorded.") + untilExit(enrolment);
            case "exit-corrected" ->
                language.say("Afgangen er rettet.", "The exit is corrected.") + untilExit(enrolment);
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

    /** What an exit that lies ahead means; blank for another one. */
    private String untilExit(EnrolmentDetails enrolment) {
        LocalDate exitedOn = enrolment.facts().exitedOn();
        if (exitedOn == null || enrolment.facts().state() != EnrolmentState.ACTIVE) {
            return "";
        }
        return language.say(
                        " Den ligger i fremtiden: Forløbet er i gang til og med %s, og opfølgningen forfalder derefter.",
                        " It lies ahead: the enrolment stays active until %s, and the follow-up is due after that.")
                .formatted(DisplayText.day(exitedOn));
    }
}
