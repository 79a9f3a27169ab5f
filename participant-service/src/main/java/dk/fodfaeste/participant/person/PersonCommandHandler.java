package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.command.FormCommand;
import dk.fodfaeste.participant.command.FormCommandHandler;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;

/** Runs the commands of the forms that change a person. If the form is out of date, its user sees who changed what in the meantime. */
@ApplicationScoped
class PersonCommandHandler {
    private final FormCommandHandler handler;
    private final PersonDetailsQuery persons;
    private final Language language;

    PersonCommandHandler(FormCommandHandler handler, PersonDetailsQuery persons, Language language) {
        this.handler = handler;
        this.persons = persons;
        this.language = language;
    }

    /** @param page shows a refused form with the present data of the person */
    <B> Response handle(
            UUID ref,
            MultivaluedMap<String, String> submitted,
            FormCommand<B> command,
            BiFunction<PersonDetails, Form, TemplateInstance> page) {
        return handler.handle(
                PersonDetails.address(ref),
                submitted,
                command,
                () -> staleForm(persons.forChange(ref).history().getFirst()),
                form -> page.apply(persons.forChange(ref), form));
    }

    private Refusal staleForm(PersonDetails.HistoryLine last) {
        return Refusal.conflict(language.say(
                "%s har ændret oplysningerne om borgeren, siden du åbnede siden: %s (%s). Nedenfor ser du, hvad der står nu. Gem igen, hvis din ændring stadig skal gælde."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at())),
                "%s has changed the citizen's data since you opened the page: %s (%s). The present data are below. Save again if your change is still right."
                        .formatted(last.by(), last.what(), DisplayText.dateTime(last.at()))));
    }
}
