package dk.fodfaeste.participant.enrolment;

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

/** Runs the commands of the forms that change an enrolment. If the form is out of date, its user sees who changed what in the meantime. */
@ApplicationScoped
public class EnrolmentCommandHandler {
    private final FormCommandHandler handler;
    private final EnrolmentDetailsQuery enrolments;

    EnrolmentCommandHandler(FormCommandHandler handler, EnrolmentDetailsQuery enrolments) {
        this.handler = handler;
        this.enrolments = enrolments;
    }

    /** @param page shows a refused form with the present enrolment */
    public <B> Response handle(
            UUID id,
            MultivaluedMap<String, String> submitted,
            FormCommand<B> command,
            BiFunction<EnrolmentDetails, Form, TemplateInstance> page) {
        return handler.handle(
                EnrolmentDetails.address(id),
                submitted,
                command,
                () -> staleForm(enrolments.forChange(id).lastChange()),
                form -> page.apply(enrolments.forChange(id), form));
    }

    private Refusal staleForm(HistoryLineView last) {
        return Refusal.conflict(message("enrolmentChangedBy", last.by(), last.what(), DisplayText.dateTime(last.at())));
    }
}
