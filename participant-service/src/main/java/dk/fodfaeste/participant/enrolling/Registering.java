package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.CaseNumbers;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUpLimit;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentRecorder;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.OtherPeriods;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.PhoneChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.TransactionRetry;
import dk.fodfaeste.participant.awaiting.AwaitingRegistration;
import dk.fodfaeste.participant.awaiting.AwaitingRegistrations;
import dk.fodfaeste.participant.employment.Employments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Registers a person in an initiative. */
@ApplicationScoped
class Registering {
    private final Participants participants;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final Employments employments;
    private final EnrolmentRecorder recorder;
    private final PersonHistory history;
    private final PersonAccess access;
    private final AwaitingRegistrations awaiting;
    private final CaseNumbers caseNumbers;
    private final CprLookUpLimit cprLookUpLimit;
    private final AccessRecorder accessRecorder;
    private final Caller caller;

    Registering(
            Participants participants,
            Enrolments enrolments,
            Initiatives initiatives,
            Employments employments,
            EnrolmentRecorder recorder,
            PersonHistory history,
            PersonAccess access,
            AwaitingRegistrations awaiting,
            CaseNumbers caseNumbers,
            CprLookUpLimit cprLookUpLimit,
            AccessRecorder accessRecorder,
            Caller caller) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.employments = employments;
        this.recorder = recorder;
        this.history = history;
        this.access = access;
        this.awaiting = awaiting;
        this.caseNumbers = caseNumbers;
        this.cprLookUpLimit = cprLookUpLimit;
        this.accessRecorder = accessRecorder;
        this.caller = caller;
    }

    /**
     * @param isNew false if the request repeats an earlier registration
     * @param isFirstMeeting whether the caller could not see the person before, so the answer must not tell whether the person is known
     */
    record RegistrationResult(Enrolment enrolment, boolean isNew, boolean isFirstMeeting) {}

    /**
     * A person with a protected address whom the caller may not see is not registered at once: the registration waits for a lead, and the answer is the
     * same as for an unknown person.
     *
     * @throws Refusal 429 if the registration is refused, or meets a person outside the caller's initiatives, and their look-ups are used up
     */
    RegistrationResult register(RegistrationBody body) {
        caller.requireReach(body.initiative().strip(), "initiative");
        Cpr cpr = body.person().readCpr();
        PersonName name = body.person().readName();
        Phone phone = body.person().readPhone();
        Registration registration = body.registration();
        LookUp lookUp = new LookUp();
        try {
            return TransactionRetry.inTransaction(() -> register(cpr, name, phone, registration, lookUp));
        } catch (Refusal refusal) {
            lookUp.count();
            throw refusal;
        }
    }

    /** Counts one registration at most once. */
    private final class LookUp {
        private boolean counted;

        void count() {
            if (!counted) {
                counted = true;
                cprLookUpLimit.count();
            }
        }
    }

    private RegistrationResult register(
            Cpr cpr, PersonName name, Phone phone, Registration registration, LookUp lookUp) {
        Optional<Participant> known = participants.lockByCpr(cpr);
        boolean isForeign = known.isPresent() && !access.isInScope(known.get());
        boolean isHidden = known.isPresent() && !access.maySee(known.get());
        if (isHidden) {
            accessRecorder.recordDenied(known.get().participantRef());
        } else {
            known.ifPresent(person -> accessRecorder.record(person.participantRef()));
        }
        if (isForeign || isHidden) {
            lookUp.count();
        }
        Optional<Enrolment> present = enrolments.validWithCaseNumber(registration.caseNumber());
        if (isHidden) {
            if (present.isPresent()) {
                throw Refusal.conflict(message("caseNumberOfOtherContent"));
            }
            return awaitConfirmation(known.get(), cpr, name, phone, registration);
        }
        if (present.isPresent()) {
            return new RegistrationResult(
                    requireSameContent(present.get(), cpr, known, name, registration), false, isForeign);
        }
        requireInitiativeAndConsultant(registration);
        Participant participant = known.orElseGet(() -> participants.create(cpr, name, phone));
        OtherPeriods others = known.map(person -> enrolments.validOf(person, registration.initiative()))
                .map(OtherPeriods::of)
                .orElse(OtherPeriods.NONE);

        if (phone != null && participant.phone() == null) {
            participant.changePhone(phone);
            history.record(participant, new PhoneChanged(phone), caller.user());
        }
        Enrolment enrolment = enrolments.register(participant, name, registration, null, others);
        recorder.save(List.of(recorder.record(enrolment, enrolment.started(), caller.user())));
        return new RegistrationResult(enrolment, true, isForeign);
    }

    /** The answer shows the enrolment that would have been created if nobody had this number. */
    private RegistrationResult awaitConfirmation(
            Participant hidden, Cpr cpr, PersonName name, Phone phone, Registration registration) {
        Optional<AwaitingRegistration> earlier =
                awaiting.earlier(hidden, caseNumbers.lookup(registration.caseNumber()), caller.user());
        if (earlier.isPresent() && !earlier.get().isRepeatedBy(name, registration)) {
            throw Refusal.conflict(message("caseNumberOfOtherContent"));
        }
        if (earlier.isEmpty()) {
            requireInitiativeAndConsultant(registration);
        }
        Participant unknown = earlier.map(each -> participants.create(each.shownRef(), cpr, name, phone))
                .orElseGet(() -> participants.create(cpr, name, phone));
        Enrolment shown = earlier.map(each ->
                        enrolments.register(each.enrolmentId(), unknown, name, registration, null, OtherPeriods.NONE))
                .orElseGet(() -> enrolments.register(unknown, name, registration, null, OtherPeriods.NONE));
        Instant now =
                recorder.record(shown, shown.started(), caller.user()).version().recordedAt();
        if (earlier.isEmpty()) {
            awaiting.persist(new AwaitingRegistration(
                    shown.enrolmentId(),
                    hidden,
                    unknown.participantRef(),
                    caseNumbers.lookup(registration.caseNumber()),
                    name,
                    phone,
                    registration,
                    now,
                    caller.user()));
        }
        return new RegistrationResult(shown, earlier.isEmpty(), true);
    }

    private void requireInitiativeAndConsultant(Registration registration) {
        if (initiatives.lockAgainstRevision(List.of(registration.initiative())).isEmpty()) {
            throw Refusal.rule("initiative", message("noSuch", "initiative"));
        }
        employments.requirePresent(registration.consultant());
    }

    /** The request repeats a registration if it matches the first or the present version of the enrolment. */
    private Enrolment requireSameContent(
            Enrolment present, Cpr cpr, Optional<Participant> known, PersonName name, Registration registration) {
        // The person may have been registered since the lookup, by a repetition of this request.
        Participant person = known.or(() -> Optional.of(present.participant())
                        .filter(one -> one.cpr().equals(cpr)))
                .orElse(null);
        boolean same = person != null
                && (present.isOf(person, name) || present.isOf(person) && history.wasRenamed(person))
                && (present.registration().equals(registration)
                        || enrolments.version(present, 1).registration().equals(registration));
        if (!same) {
            throw Refusal.conflict(message("caseNumberOfOtherContent"));
        }
        return present;
    }
}
