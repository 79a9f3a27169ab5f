package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.EnrolmentState;
import dk.fodfaeste.participant.OtherSpans;
import dk.fodfaeste.participant.Span;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.finding.FindingEnrolments;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonResource;
import dk.fodfaeste.participant.person.ShowingPersons;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Who somebody is whose number has just been written, as far as the user may know. */
@ApplicationScoped
class Recognising {
    private static final String ALL_THAT_A_PAGE_SHOWS = "50";

    /**
     * What is known of the number.
     *
     * @param read whether there is a number that could be read
     * @param name blank where the person is not known to the user
     * @param earlier the person's enrolments in the user's scope, oldest first
     */
    record Recognised(boolean read, String name, List<Earlier> earlier) {
        static final Recognised NOBODY_YET = new Recognised(false, "", List.of());

        public boolean isKnown() {
            return !earlier.isEmpty();
        }

        /** What somebody typed stays; what we put there ourselves for another number does not. */
        public String nameIn(Form form) {
            String typed = form.value("name");
            return typed.isEmpty() || typed.equals(form.value("filled")) ? name : typed;
        }

        @Override
        public String toString() {
            return "recognised";
        }
    }

    /**
     * One of them.
     *
     * @param initiative what it is called
     * @param overlaps whether what the form says would lie in it
     */
    record Earlier(EnrolmentAnswer facts, String initiative, boolean overlaps) {
        @Override
        public String toString() {
            return "earlier";
        }
    }

    private final FindingEnrolments finding;
    private final ShowingPersons persons;
    private final Initiatives initiatives;

    Recognising(FindingEnrolments finding, ShowingPersons persons, Initiatives initiatives) {
        this.finding = finding;
        this.persons = persons;
        this.initiatives = initiatives;
    }

    Recognised recognise(Form form) {
        if (form.value("cpr").isEmpty()) {
            return Recognised.NOBODY_YET;
        }
        Cpr cpr = Cpr.parse("cpr", form.value("cpr"));
        List<EnrolmentAnswer> earlier =
                finding.byCpr(cpr, ALL_THAT_A_PAGE_SHOWS).items();
        String name = earlier.stream()
                .map(EnrolmentAnswer::participantRef)
                .filter(Objects::nonNull)
                .findFirst()
                .map(persons::show)
                .map(PersonResource.Person::name)
                .orElse("");
        Map<String, String> called = initiatives.names(
                earlier.stream().map(EnrolmentAnswer::initiative).toList());
        return new Recognised(
                true,
                name,
                earlier.stream()
                        .map(one -> new Earlier(one, called.get(one.initiative()), isOverlapped(one, form)))
                        .toList());
    }

    private static boolean isOverlapped(EnrolmentAnswer one, Form form) {
        OtherSpans there = new OtherSpans(List.of(new Span(one.startedOn(), one.exitedOn())));
        return one.state() != EnrolmentState.WRONGLY_REGISTERED
                && one.initiative().equals(form.value("initiative"))
                && Dates.tryParse(form.value("startedOn"))
                        .filter(start -> !there.admit(new Span(start, null)))
                        .isPresent();
    }
}
