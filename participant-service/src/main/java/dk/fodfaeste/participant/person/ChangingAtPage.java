package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.person.PersonAtHand.Changed;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

/** What a form asks for is done, and the person's page says so; or it is refused, and the form comes back with what stands now. */
@ApplicationScoped
class ChangingAtPage {
    private final PersonsAtHand persons;
    private final Language language;

    ChangingAtPage(PersonsAtHand persons, Language language) {
        this.persons = persons;
        this.language = language;
    }

    /**
     * @param done what the person's page says then
     * @param again the page with the form as it was refused
     * @param fields those that the form shows
     */
    Response change(
            UUID ref,
            Form form,
            String done,
            Runnable change,
            Function<Form, TemplateInstance> again,
            String... fields) {
        try {
            change.run();
            return Response.seeOther(URI.create("/participants/" + ref + "?done=" + done))
                    .build();
        } catch (Refusal refused) {
            if (refused.status() == 403 || refused.status() == 404) {
                throw refused;
            }
            return Response.status(refused.status())
                    .entity(again.apply(form.refused(isOvertaken(refused) ? overtaken(ref) : refused, fields)))
                    .build();
        }
    }

    private static boolean isOvertaken(Refusal refused) {
        return refused.status() == 409
                && refused.violations().stream()
                        .anyMatch(violation -> violation.field().equals("expectedVersion"));
    }

    private Refusal overtaken(UUID ref) {
        Changed last = persons.toChange(ref).history().getFirst();
        return Refusal.conflict(language.say(
                "%s har ændret oplysningerne om borgeren, siden du åbnede siden: %s (%s). Nedenfor ser du, hvad der står nu. Gem igen, hvis din ændring stadig skal gælde."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at())),
                "%s has changed what is known of the citizen since you opened the page: %s (%s). Below is what stands now. Save again if your change is still right."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at()))));
    }
}
