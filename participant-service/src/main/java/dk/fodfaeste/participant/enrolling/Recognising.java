package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.finding.EnrolmentAnswer;
import dk.fodfaeste.participant.finding.FindingEnrolments;
import dk.fodfaeste.participant.initiatives.Definition;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import dk.fodfaeste.participant.person.PersonResource;
import dk.fodfaeste.participant.person.ShowingPersons;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who somebody is whose number has just been written, as far as the user may know, and whether they belong to the initiative's target group. */
@ApplicationScoped
class Recognising {
    private static final String ALL_THAT_A_PAGE_SHOWS = "50";

    /**
     * What is known of the number.
     *
     * @param read whether there is a number that could be read
     * @param name blank where the person is not known to the user
     * @param earlier the person's enrolments in the user's scope, oldest first, and the names of their initiatives by code
     * @param age on the day of the start; null where the day is not known
     * @param outsideTargetGroup the initiative's target group, where the age lies outside; else blank
     */
    record Recognised(
            boolean read,
            String name,
            List<EnrolmentAnswer> earlier,
            Map<String, String> initiativeNames,
            Integer age,
            String outsideTargetGroup) {
        static final Recognised NOBODY_YET = new Recognised(false, "", List.of(), Map.of(), null, "");

        public boolean isKnown() {
            return !earlier.isEmpty();
        }
    }

    private final FindingEnrolments finding;
    private final ShowingPersons persons;
    private final Initiatives initiatives;
    private final Clock clock;

    Recognising(FindingEnrolments finding, ShowingPersons persons, Initiatives initiatives, Clock clock) {
        this.finding = finding;
        this.persons = persons;
        this.initiatives = initiatives;
        this.clock = clock;
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
        LocalDate start = Dates.readable(form.value("startedOn")).orElseGet(() -> LocalDate.now(clock));
        int age = Period.between(cpr.birthDate(), start).getYears();
        String outside = Optional.of(form.value("initiative"))
                .flatMap(initiatives::findByIdOptional)
                .map(Initiative::definition)
                .filter(definition -> !definition.isFor(age))
                .map(Recognising::targetGroup)
                .orElse("");
        return new Recognised(
                true,
                name,
                earlier,
                initiatives.names(
                        earlier.stream().map(EnrolmentAnswer::initiative).toList()),
                age,
                outside);
    }

    private static String targetGroup(Definition definition) {
        return definition.minimumAge() == null
                ? "–" + definition.maximumAge()
                : definition.minimumAge() + "–" + Objects.toString(definition.maximumAge(), "");
    }
}
