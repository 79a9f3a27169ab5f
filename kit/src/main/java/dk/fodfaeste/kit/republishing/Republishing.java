package dk.fodfaeste.kit.republishing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.republishing.Republication.Scope;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** An administrator asks to send the published events of an enrolment, of an initiative or of everything once more, for readers that miss some. */
@ApplicationScoped
class Republishing {
    private final Republications republications;
    private final RepublishingWorker worker;
    private final Instance<EventSubjects> subjects;
    private final Caller caller;
    private final AccessRecorder accessRecorder;

    Republishing(
            Republications republications,
            RepublishingWorker worker,
            Instance<EventSubjects> subjects,
            Caller caller,
            AccessRecorder accessRecorder) {
        this.republications = republications;
        this.worker = worker;
        this.subjects = subjects;
        this.caller = caller;
        this.accessRecorder = accessRecorder;
    }

    /**
     * Starts in the background.
     *
     * @param subject the id of an enrolment or the code of an initiative; blank for everything
     * @throws Refusal 403 for everything if an initiative is outside the caller's scope, 404 if the subject does not exist for the caller, 409 while
     *     another one runs, 422 if the subject does not fit the scope
     */
    Republication start(Scope scope, String subject) throws SQLException {
        String named = subject == null ? "" : Texts.clean(subject);
        if ((scope == Scope.EVERYTHING) != named.isEmpty()) {
            throw Refusal.rule("subject", named.isEmpty() ? message("missing") : message("republishesEverything"));
        }
        Republication added = switch (scope) {
            case EVERYTHING -> everything();
            case INITIATIVE -> initiative(named);
            case ENROLMENT -> enrolment(named);
        };
        worker.wake();
        return added;
    }

    private Republication everything() throws SQLException {
        if (!caller.reachesAll()) {
            accessRecorder.deny();
            throw Refusal.forbidden(message("everyInitiativeNeeded"));
        }
        return republications.add(Scope.EVERYTHING, null, null, caller.user());
    }

    private Republication initiative(String code) throws SQLException {
        caller.requireReach(code, "subject");
        if (!subjects.get().isInitiative(code)) {
            throw Refusal.outOfScope("subject", "initiative");
        }
        return republications.add(Scope.INITIATIVE, code, code, caller.user());
    }

    private Republication enrolment(String text) throws SQLException {
        UUID id = id(text);
        String initiative = subjects.get()
                .initiativeOf(id)
                .filter(caller::mayAccess)
                .orElseThrow(() -> Refusal.outOfScope("subject", "enrolment"));
        return republications.add(Scope.ENROLMENT, id.toString(), initiative, caller.user());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw Refusal.malformed("subject", message("notAnEnrolmentId"));
        }
    }

    /** The latest ones in the caller's scope, the latest first. */
    List<Republication> latest() throws SQLException {
        return republications.latest().stream()
                .filter(one -> one.initiative() == null ? caller.reachesAll() : caller.reaches(one.initiative()))
                .toList();
    }
}
