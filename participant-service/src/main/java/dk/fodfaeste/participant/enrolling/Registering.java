package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.OtherSpans;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.PhoneChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Races;
import dk.fodfaeste.participant.Registration;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** A person, known or not, is registered in an initiative. */
@ApplicationScoped
class Registering {
    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    Initiatives initiatives;

    @Inject
    Ledger ledger;

    @Inject
    PersonHistory history;

    @Inject
    Caller caller;

    /** @param isNew false where the same had been registered already */
    record Registered(Enrolment enrolment, boolean isNew) {}

    Registered register(RegistrationBody body) {
        caller.requireReach(body.initiative().strip(), "initiative");
        Cpr cpr = body.person().readCpr();
        PersonName name = body.person().readName();
        Phone phone = body.person().readPhone();
        Registration registration = body.registration();
        return Races.inTransaction(() -> register(cpr, name, phone, registration));
    }

    private Registered register(Cpr cpr, PersonName name, Phone phone, Registration registration) {
        Optional<Participant> known = participants.locked(cpr);
        Optional<Enrolment> present = enrolments.standing(registration.caseNumber());
        if (present.isPresent()) {
            return new Registered(mustBeTheSame(present.get(), cpr, known, name, registration), false);
        }
        if (initiatives.held(List.of(registration.initiative())).isEmpty()) {
            throw Refusal.rule("initiative", "there is no such initiative");
        }
        Participant participant = known.orElseGet(() -> participants.unseen(cpr, name, phone));
        OtherSpans others = known.map(person -> enrolments.standing(person, registration.initiative()))
                .map(OtherSpans::of)
                .orElse(OtherSpans.NONE);

        if (phone != null && participant.phone() == null) {
            participant.call(phone);
            history.enter(participant, new PhoneChanged(phone), caller.user());
        }
        Enrolment enrolment = enrolments.register(participant, name, registration, null, others);
        ledger.keep(List.of(ledger.enter(enrolment, enrolment.started(), caller.user())));
        return new Registered(enrolment, true);
    }

    /** The same as what was registered then, or as it stands now after corrections. */
    private Enrolment mustBeTheSame(
            Enrolment present, Cpr cpr, Optional<Participant> known, PersonName name, Registration registration) {
        // Unknown a moment ago and registered since, by the same request once more.
        Participant person = known.or(() -> Optional.of(present.participant())
                        .filter(one -> one.cpr().equals(cpr)))
                .orElse(null);
        boolean same = person != null
                && (present.isOf(person, name) || present.isOf(person) && history.wasRenamed(person))
                && (present.registration().equals(registration)
                        || enrolments.version(present, 1).registration().equals(registration));
        if (!same) {
            throw Refusal.conflict("Another enrolment with other content has this case number.");
        }
        return present;
    }
}
