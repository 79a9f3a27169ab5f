package dk.fodfaeste.participant.enrolling;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
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
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Registers a person in an initiative. */
@ApplicationScoped
class Registering {
    private final Participants participants;
    private final Enrolments enrolments;
    private final Initiatives initiatives;
    private final EnrolmentRecorder recorder;
    private final PersonHistory history;
    private final Caller caller;

    Registering(
            Participants participants,
            Enrolments enrolments,
            Initiatives initiatives,
            EnrolmentRecorder recorder,
            PersonHistory history,
            Caller caller) {
        this.participants = participants;
        this.enrolments = enrolments;
        this.initiatives = initiatives;
        this.recorder = recorder;
        this.history = history;
        this.caller = caller;
    }

    /** @param isNew false if the request repeats an earlier registration */
    record RegistrationResult(Enrolment enrolment, boolean isNew) {}

    RegistrationResult register(RegistrationBody body) {
        caller.requireReach(body.initiative().strip(), "initiative");
        Cpr cpr = body.person().readCpr();
        PersonName name = body.person().readName();
        Phone phone = body.person().readPhone();
        Registration registration = body.registration();
        return TransactionRetry.inTransaction(() -> register(cpr, name, phone, registration));
    }

    private RegistrationResult register(Cpr cpr, PersonName name, Phone phone, Registration registration) {
        Optional<Participant> known = participants.lockByCpr(cpr);
        Optional<Enrolment> present = enrolments.validWithCaseNumber(registration.caseNumber());
        if (present.isPresent()) {
            return new RegistrationResult(requireSameContent(present.get(), cpr, known, name, registration), false);
        }
        if (initiatives.lockAgainstRevision(List.of(registration.initiative())).isEmpty()) {
            throw Refusal.rule("initiative", message("noSuch", "initiative"));
        }
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
        return new RegistrationResult(enrolment, true);
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
