package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a form asks for is done, and the enrolment's page says so; or it is refused, and the form comes back with what stands now. Whoever was
 * overtaken is told by whom and with what, and may send the same again having seen it.
 */
@ApplicationScoped
public class CarryingOut {
    private final EnrolmentsAtHand enrolments;
    private final Language language;

    CarryingOut(EnrolmentsAtHand enrolments, Language language) {
        this.enrolments = enrolments;
        this.language = language;
    }

    /**
     * @param done what the enrolment's page says then
     * @param again the page with the form as it was refused
     * @param fields those that the form shows
     */
    public Response carryOut(
            UUID id,
            Form form,
            String done,
            Runnable command,
            Function<Form, TemplateInstance> again,
            String... fields) {
        try {
            command.run();
            return Response.seeOther(URI.create("/enrolments/" + id + "?done=" + done))
                    .build();
        } catch (Refusal refused) {
            if (refused.status() == 403 || refused.status() == 404) {
                throw refused;
            }
            Refusal said =
                    isOvertaken(refused) ? overtaken(enrolments.toChange(id).lastChange()) : refused;
            return Response.status(refused.status())
                    .entity(again.apply(form.refused(said, fields)))
                    .build();
        }
    }

    private static boolean isOvertaken(Refusal refused) {
        return refused.status() == 409
                && refused.violations().stream()
                        .anyMatch(violation -> violation.field().equals("expectedVersion"));
    }

    private Refusal overtaken(Happened last) {
        return Refusal.conflict(language.say(
                "%s har ændret forløbet, siden du åbnede siden: %s (%s). Nedenfor ser du, hvad der står nu. Gem igen, hvis din ændring stadig skal gælde."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at())),
                "%s has changed the enrolment since you opened the page: %s (%s). Below is what stands now. Save again if your change is still right."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at()))));
    }
}
