package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.finding.FindingEnrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonAtHand.Changed;
import dk.fodfaeste.participant.person.PersonResource.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Brings together what a page about one person shows. */
@ApplicationScoped
@Transactional
class PersonsAtHand {
    private static final String AT_ONCE = "50";

    private final ShowingPersons persons;
    private final FindingEnrolments finding;
    private final Initiatives initiatives;

    PersonsAtHand(ShowingPersons persons, FindingEnrolments finding, Initiatives initiatives) {
        this.persons = persons;
        this.finding = finding;
        this.initiatives = initiatives;
    }

    /** @param after the enrolment behind which the page begins; null for the first */
    PersonAtHand toShow(UUID ref, String after) {
        Person person = persons.show(ref);
        Page<EnrolmentAnswer> enrolments = finding.ofPerson(person.participantRef(), AT_ONCE, after);
        List<Changed> history = person.name() == null
                ? List.of()
                : persons.history(ref).reversed().stream().map(Changed::of).toList();
        return new PersonAtHand(
                person,
                enrolments,
                initiatives.names(enrolments.items().stream()
                        .map(EnrolmentAnswer::initiative)
                        .toList()),
                history);
    }

    /** The same for whoever means to change something; a placeholder is nothing to change. */
    PersonAtHand toChange(UUID ref) {
        PersonAtHand person = toShow(ref, null);
        if (person.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        return person;
    }
}
