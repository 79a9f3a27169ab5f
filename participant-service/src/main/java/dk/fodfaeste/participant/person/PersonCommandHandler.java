package dk.fodfaeste.participant.person;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.web.DisplayText;
import dk.fodfaeste.kit.web.Form;
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

    PersonCommandHandler(FormCommandHandler handler, PersonDetailsQuery persons) {
        this.handler = handler;
        this.persons = persons;
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
        return Refusal.conflict(message("personChangedBy", last.by(), last.what(), DisplayText.dateTime(last.at())));
    }
}
