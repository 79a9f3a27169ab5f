package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.access.AccessRecorder;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.Enrolment;
import dk.fodfaeste.participant.Enrolments;
import dk.fodfaeste.participant.Ledger;
import dk.fodfaeste.participant.OtherSpans;
import dk.fodfaeste.participant.Participant;
import dk.fodfaeste.participant.Participants;
import dk.fodfaeste.participant.PersonChange.Merged;
import dk.fodfaeste.participant.PersonHistory;
import dk.fodfaeste.participant.Phone;
import dk.fodfaeste.participant.Races;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One person turned out to stand here twice: by a replacement number and later by her own. One record stays, and all that belonged to the
 * other one belongs to it; the other one only leads to it from then on, by its number and by its reference.
 */
@ApplicationScoped
public class MergingPersons {
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
    AccessRecorder accessRecorder;

    @Inject
    Caller caller;

    /** Name and telephone of the record that stays are the person's, but for a telephone that only the other one has. */
    public Person merge(UUID ref, UUID otherRef, String because, int expectedVersion) {
        return Races.inTransaction(() -> {
            Participant stays = persons.inScope(ref);
            Participant other = persons.inScope(otherRef);
            Merged meant = new Merged(otherRef, because);
            if (history.isRepeated(stays, expectedVersion, meant, caller.user())) {
                return ShowingPersons.shown(stays);
            }
            if (stays.participantRef().equals(other.participantRef())) {
                throw Refusal.rule("other", "is this person's record already");
            }
            Stream.of(stays, other)
                    .sorted((a, b) -> a.participantRef()
                            .toString()
                            .compareTo(b.participantRef().toString()))
                    .forEach(participants::lock);
            if (stays.version() != expectedVersion) {
                throw Refusal.stale(expectedVersion, stays.version());
            }
            merge(stays, other, meant);
            return ShowingPersons.shown(stays);
        });
    }

    private void merge(Participant stays, Participant other, Merged meant) {
        List<Enrolment> staying = enrolments.of(stays);
        List<Enrolment> moving = enrolments.of(other);
        mustReachAll(staying, moving);
        mustNotOverlap(staying, moving);

        List<Ledger.Entry> entries = new ArrayList<>();
        if (other.protectedAddress() && !stays.protectedAddress()) {
            var isProtected = stays.protectAddress(true);
            staying.forEach(one -> entries.add(ledger.enter(one, isProtected, caller.user())));
        }
        for (Enrolment one : moving) {
            entries.add(ledger.enter(one, one.moveTo(stays, meant.because()), caller.user()));
        }
        if (stays.phone() == null && other.phone() != null) {
            stays.call(new Phone(other.phone()));
        }
        participants.merge(stays, other);
        history.enter(stays, meant, caller.user());
        ledger.keep(entries);
    }

    /** What is decided about a person is decided about all that is known of her. */
    private void mustReachAll(List<Enrolment> staying, List<Enrolment> moving) {
        boolean all = Stream.concat(staying.stream(), moving.stream())
                .map(Enrolment::initiative)
                .allMatch(caller::reaches);
        if (!all) {
            accessRecorder.deny();
            throw Refusal.notFound("participant");
        }
    }

    private static void mustNotOverlap(List<Enrolment> staying, List<Enrolment> moving) {
        List<Violation> overlaps = moving.stream()
                .filter(Enrolment::counts)
                .filter(one -> !OtherSpans.of(staying.stream()
                                .filter(other -> other.initiative().equals(one.initiative()))
                                .toList())
                        .admit(one.span()))
                .map(Enrolment::initiative)
                .distinct()
                .map(initiative -> new Violation(
                        "other",
                        "both records have an enrolment in " + initiative
                                + " on more than a shared day; correct one, or mark it as wrongly registered, first"))
                .toList();
        if (!overlaps.isEmpty()) {
            throw Refusal.rule(overlaps);
        }
    }
}
