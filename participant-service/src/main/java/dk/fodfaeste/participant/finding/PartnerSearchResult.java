package dk.fodfaeste.participant.finding;

import dk.fodfaeste.kit.page.Page;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.enrolment.EnrolmentPerson;
import dk.fodfaeste.participant.enrolment.EnrolmentPersons;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a partner sees of the enrolments that they find: no dates, no statuses and no contact. */
record PartnerSearchResult(List<Found> items) {
    record Found(UUID enrolmentId, String initiative, String caseNumber, String name) {
        @Override
        public String toString() {
            return "found";
        }
    }

    /** Leaves out wrong registrations. */
    static PartnerSearchResult of(Page<EnrolmentView> found, EnrolmentPersons persons) {
        List<EnrolmentView> valid = found.items().stream()
                .filter(one -> one.state() != EnrolmentState.WRONGLY_REGISTERED)
                .toList();
        Map<UUID, EnrolmentPerson> personOf =
                persons.of(valid.stream().map(EnrolmentView::enrolmentId).toList()).stream()
                        .collect(Collectors.toMap(EnrolmentPerson::enrolmentId, Function.identity()));
        return new PartnerSearchResult(valid.stream()
                .filter(one -> personOf.containsKey(one.enrolmentId()))
                .map(one -> new Found(
                        one.enrolmentId(),
                        one.initiative(),
                        personOf.get(one.enrolmentId()).caseNumber(),
                        personOf.get(one.enrolmentId()).name()))
                .toList());
    }
}
