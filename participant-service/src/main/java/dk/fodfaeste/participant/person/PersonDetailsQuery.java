package dk.fodfaeste.participant.person;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.finding.FindingEnrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonDetails.HistoryLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Collects the data that the pages of one person show. */
@ApplicationScoped
@Transactional
class PersonDetailsQuery {
    private static final String PAGE_SIZE = "50";

    private final ShowingPersons persons;
    private final FindingEnrolments finding;
    private final Initiatives initiatives;

    PersonDetailsQuery(ShowingPersons persons, FindingEnrolments finding, Initiatives initiatives) {
        this.persons = persons;
        this.finding = finding;
        this.initiatives = initiatives;
    }

    /** @param after the enrolment after which the page begins; null for the first page */
    PersonDetails forDisplay(UUID ref, String after) {
        PersonView person = persons.show(ref);
        Page<EnrolmentView> enrolments = finding.ofPerson(person.participantRef(), PAGE_SIZE, after);
        List<HistoryLine> history = person.name() == null
                ? List.of()
                : persons.history(ref).reversed().stream().map(HistoryLine::of).toList();
        return new PersonDetails(
                person,
                enrolments,
                initiatives.names(enrolments.items().stream()
                        .map(EnrolmentView::initiative)
                        .toList()),
                history);
    }

    /** @throws Refusal 403 if the person is hidden from the user, who then may not change their data */
    PersonDetails forChange(UUID ref) {
        PersonDetails person = forDisplay(ref, null);
        if (person.isHidden()) {
            throw Caller.protectedAddressRefusal();
        }
        return person;
    }
}
