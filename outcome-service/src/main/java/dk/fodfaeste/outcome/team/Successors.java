package dk.fodfaeste.outcome.team;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.text.Identifiers;
import dk.fodfaeste.kit.web.Form;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** Reads the consultant who takes enrolments over from a form. */
@ApplicationScoped
public class Successors {
    private final Workloads workloads;

    Successors(Workloads workloads) {
        this.workloads = workloads;
    }

    /**
     * A misspelt user name would take the enrolments from every worklist, so an unknown one must be sent twice.
     *
     * @param confirmed the field with the name that the form was refused for
     * @throws Refusal 400 if the field is empty, 422 if the consultant has no work here and the name is sent for the first time
     */
    public String named(Form form, String field, String confirmed, LocalDate today) {
        if (form.value(field).isEmpty()) {
            throw Refusal.malformed(field, message("missing"));
        }
        String name = Identifiers.userName(field, form.value(field));
        if (!name.equals(Identifiers.canonicalUserName(form.value(confirmed)))
                && workloads.find(name, today).isEmpty()) {
            throw Refusal.rule(field, message("consultantWithoutWork"));
        }
        return name;
    }
}
