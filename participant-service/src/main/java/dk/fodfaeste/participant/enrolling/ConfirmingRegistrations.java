package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.OtherPeriods;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.PhoneChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.TransactionRetry;
import dk.fodfaeste.participant.awaiting.AwaitingRegistration;
import dk.fodfaeste.participant.awaiting.AwaitingRegistrations;
import dk.fodfaeste.participant.employment.Employments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** A lead confirms or rejects the registrations of persons whom the registering consultant may not see. */
@ApplicationScoped
class ConfirmingRegistrations {
    private final AwaitingRegistrations awaiting;
    private final Participants participants;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final Employments employments;
    private final EnrolmentRecorder recorder;
    private final PersonHistory history;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    ConfirmingRegistrations(
            AwaitingRegistrations awaiting,
            Participants participants,
            Enrolments enrolments,
            Initiatives initiatives,
            Employments employments,
            EnrolmentRecorder recorder,
            PersonHistory history,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.awaiting = awaiting;
        this.participants = participants;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.employments = employments;
        this.recorder = recorder;
        this.history = history;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /** For a lead those in their initiatives, for a consultant their own, without the person. */
    @Transactional
    List<AwaitingView> list() {
        if (!caller.hasRole(Roles.LEAD)) {
            return awaiting.requestedBy(caller.user()).stream()
                    .map(AwaitingView::withoutPerson)
                    .toList();
        }
        return awaiting.inScopeOf(caller).stream().map(this::withPerson).toList();
    }

    private AwaitingView withPerson(AwaitingRegistration registration) {
        Participant person = person(registration);
        accessRecorder.record(person.participantRef());
        return AwaitingView.of(registration, person);
    }

    private Participant person(AwaitingRegistration registration) {
        return participants
                .resolveUnerased(registration.participantRef())
                .orElseThrow(() -> Refusal.notFound("registration"));
    }

    /**
     * Creates the enrolment. A repetition returns it.
     *
     * @throws Refusal 422 or 409 if the enrolment breaks a rule, such as an overlap with another one, or its consultant has left; the registration
     *     keeps waiting
     */
    Enrolment confirm(UUID id) {
        return TransactionRetry.inTransaction(() -> {
            AwaitingRegistration registration = awaiting.findById(id);
            return registration == null ? confirmed(id) : confirm(registration);
        });
    }

    private Enrolment confirmed(UUID id) {
        Enrolment enrolment = enrolments
                .withParticipant(id)
                .filter(each -> caller.mayAccess(each.initiative()))
                .orElseThrow(() -> Refusal.notFound("registration"));
        accessRecorder.record(enrolment.participant().participantRef());
        return enrolment;
    }

    private Enrolment confirm(AwaitingRegistration waiting) {
        Participant person = lockInScope(waiting);
        if (!awaiting.remove(waiting.enrolmentId())) {
            return confirmed(waiting.enrolmentId());
        }
        Registration registration = waiting.registration();
        if (initiatives.lockAgainstRevision(List.of(registration.initiative())).isEmpty()) {
            throw Refusal.rule("initiative", message("noSuch", "initiative"));
        }
        employments.requirePresent(registration.consultant());
        if (enrolments.validWithCaseNumber(registration.caseNumber()).isPresent()) {
            throw Refusal.conflict(message("caseNumberTaken"));
        }
        OtherPeriods others = OtherPeriods.of(enrolments.validOf(person, registration.initiative()));
        Enrolment enrolment =
                enrolments.register(waiting.enrolmentId(), person, waiting.name(), registration, null, others);
        if (waiting.phone() != null && person.phone() == null) {
            person.changePhone(waiting.phone());
            history.record(person, new PhoneChanged(waiting.phone()), caller.user());
        }
        recorder.save(List.of(recorder.record(enrolment, enrolment.started(), caller.user())));
        return enrolment;
    }

    /** @throws Refusal 409 if it is confirmed already */
    @Transactional
    void reject(UUID id) {
        AwaitingRegistration registration = awaiting.findById(id);
        if (registration != null) {
            lockInScope(registration);
        }
        if (!awaiting.remove(id)) {
            confirmed(id);
            throw Refusal.conflict(message("registrationConfirmed"));
        }
    }

    /** Locks the person first, so that one of two leads who decide at the same time repeats the other's decision. */
    private Participant lockInScope(AwaitingRegistration registration) {
        Participant person = person(registration);
        accessRecorder.record(person.participantRef());
        if (!caller.mayAccess(registration.initiative())) {
            throw Refusal.notFound("registration");
        }
        participants.lock(person);
        return person;
    }
}
