package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.CprLookUps;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.EnrolmentEvent.AgeCorrected;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange;
import dk.fodfaeste.participant.PersonChange.NameChanged;
import dk.fodfaeste.participant.PersonChange.NumberChanged;
import dk.fodfaeste.participant.PersonChange.PhoneChanged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.PersonName;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Races;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A person gets another name, telephone or number, and stays who she is. */
@ApplicationScoped
public class ChangingPersons {
    @Inject
    ShowingPersons persons;

    @Inject
    Participants participants;

    @Inject
    Enrolments enrolments;

    @Inject
    PersonHistory history;

    @Inject
    Ledger ledger;

    @Inject
    CprLookUps cprLookUps;

    @Inject
    Caller caller;

    /** @param phone null where there is none any more */
    public Person call(UUID ref, Phone phone, int expectedVersion) {
        PhoneChanged meant = new PhoneChanged(phone);
        return make(ref, expectedVersion, meant, participant -> {
            participant.call(phone);
            history.enter(participant, meant, caller.user());
        });
    }

    /** She is found by the words of this name from now on, and by those of the former one no longer. */
    public Person rename(UUID ref, PersonName name, String because, int expectedVersion) {
        if (name.words().length == 0) {
            throw Refusal.malformed("name", "holds no word");
        }
        NameChanged meant = new NameChanged(name, because);
        return make(ref, expectedVersion, meant, participant -> {
            String before = participant.name();
            participant.rename(name, participants.nameLookups(name));
            enrolments.forgetOtherNames(participant);
            history.enter(participant, meant, before, caller.user());
        });
    }

    /** Ages follow from the number. Where they become others, the enrolments tell it; nothing else of them changes. */
    public Person renumber(UUID ref, Cpr cpr, String because, int expectedVersion) {
        cprLookUps.count();
        NumberChanged meant = new NumberChanged(cpr, because);
        return make(ref, expectedVersion, meant, participant -> {
            if (participant.cpr().equals(cpr)) {
                throw Refusal.rule("cpr", "is the number that is recorded for this person");
            }
            List<Enrolment> hers = enrolments.of(participant);
            List<Ages> before = hers.stream().map(Ages::of).toList();
            participants.renumber(participant, cpr);
            history.enter(participant, meant, caller.user());
            ledger.keep(IntStream.range(0, hers.size())
                    .filter(i -> !before.get(i).equals(Ages.of(hers.get(i))))
                    .mapToObj(i -> ledger.enter(hers.get(i), new AgeCorrected(), caller.user()))
                    .toList());
        });
    }

    private record Ages(Integer atStart, Integer atExit) {
        static Ages of(Enrolment enrolment) {
            return new Ages(enrolment.ageAtStart(), enrolment.ageAtExit());
        }
    }

    private Person make(UUID ref, int expectedVersion, PersonChange meant, Consumer<Participant> change) {
        return Races.inTransaction(() -> {
            Participant participant = persons.inScope(ref);
            participants.lock(participant);
            persons.requireMaySee(participant);
            if (!history.isRepeated(participant, expectedVersion, meant, caller.user())) {
                if (participant.version() != expectedVersion) {
                    throw Refusal.stale(expectedVersion, participant.version());
                }
                change.accept(participant);
            }
            return ShowingPersons.shown(participant);
        });
    }
}
