package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.DateRange;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.OtherPeriods;
import dk.fodfaeste.participant.enrolment.EnrolmentView;
import dk.fodfaeste.participant.finding.FindingEnrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonView;
import dk.fodfaeste.participant.person.ShowingPersons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds out who has the number that the user typed, as far as the user may know it. */
@ApplicationScoped
class PersonRecognition {
    private static final String PAGE_SIZE = "50";

    /**
     * The known person with the typed number.
     *
     * @param cprValid whether the form holds a readable number
     * @param name blank if the user may not know the person
     * @param enrolments the person's enrolments in the user's scope, oldest first
     */
    record RecognisedPerson(boolean cprValid, String name, List<EarlierEnrolment> enrolments) {
        static final RecognisedPerson NONE = new RecognisedPerson(false, "", List.of());

        public boolean isKnown() {
            return !enrolments.isEmpty();
        }

        /** A typed name stays. A name that the page filled in for another number is replaced. */
        public String nameFor(Form form) {
            String typed = form.value("name");
            return typed.isEmpty() || typed.equals(form.value("filled")) ? name : typed;
        }

        @Override
        public String toString() {
            return "recognised";
        }
    }

    record EarlierEnrolment(EnrolmentView facts, String initiative, boolean overlaps) {
        @Override
        public String toString() {
            return "earlier";
        }
    }

    private final FindingEnrolments finding;
    private final ShowingPersons persons;
    private final Initiatives initiatives;

    PersonRecognition(FindingEnrolments finding, ShowingPersons persons, Initiatives initiatives) {
        this.finding = finding;
        this.persons = persons;
        this.initiatives = initiatives;
    }

    RecognisedPerson recognise(Form form) {
        if (form.value("cpr").isEmpty()) {
            return RecognisedPerson.NONE;
        }
        Cpr cpr = Cpr.parse("cpr", form.value("cpr"));
        List<EnrolmentView> enrolments = finding.byCpr(cpr, PAGE_SIZE).items();
        String name = enrolments.stream()
                .map(EnrolmentView::participantRef)
                .filter(Objects::nonNull)
                .findFirst()
                .map(persons::show)
                .map(PersonView::name)
                .orElse("");
        Map<String, String> names = initiatives.names(
                enrolments.stream().map(EnrolmentView::initiative).toList());
        return new RecognisedPerson(
                true,
                name,
                enrolments.stream()
                        .map(one -> new EarlierEnrolment(one, names.get(one.initiative()), isOverlapped(one, form)))
                        .toList());
    }

    private static boolean isOverlapped(EnrolmentView one, Form form) {
        OtherPeriods recorded = new OtherPeriods(List.of(new DateRange(one.startedOn(), one.exitedOn())));
        return one.state() != EnrolmentState.WRONGLY_REGISTERED
                && one.initiative().equals(form.value("initiative"))
                && Dates.tryParse(form.value("startedOn"))
                        .filter(start -> !recorded.allows(new DateRange(start, null)))
                        .isPresent();
    }
}
