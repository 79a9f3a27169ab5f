package dk.fodfaeste.participant.enrolling;

import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.kit.web.Language;
import dk.fodfaeste.participant.Cpr;
import dk.fodfaeste.participant.initiatives.Definition;
import dk.fodfaeste.participant.initiatives.Initiative;
import dk.fodfaeste.participant.initiatives.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;

/** Whether the initiative is for somebody of that age. The number tells it, so nobody is looked up. */
@ApplicationScoped
class ConsideringAge {

    /**
     * What is odd, and hinders nobody.
     *
     * @param age on the day of the start
     * @param targetGroup whom the initiative is for instead; blank where the age fits
     */
    record Doubt(int age, String targetGroup) {
        static final Doubt NONE = new Doubt(0, "");

        public boolean isBornLater() {
            return age < 0;
        }
    }

    private final Initiatives initiatives;
    private final Language language;
    private final Clock clock;

    ConsideringAge(Initiatives initiatives, Language language, Clock clock) {
        this.initiatives = initiatives;
        this.language = language;
        this.clock = clock;
    }

    Doubt consider(Form form) {
        return Cpr.read(form.value("cpr"))
                .flatMap(cpr -> initiatives
                        .known(form.value("initiative"))
                        .map(Initiative::definition)
                        .map(definition -> consider(definition, ageAtStart(cpr, form))))
                .orElse(Doubt.NONE);
    }

    private Doubt consider(Definition definition, int age) {
        return new Doubt(age, definition.isFor(age) ? "" : targetGroup(definition));
    }

    private int ageAtStart(Cpr cpr, Form form) {
        LocalDate start = Dates.tryParse(form.value("startedOn")).orElseGet(() -> LocalDate.now(clock));
        return start.isBefore(cpr.birthDate())
                ? -1
                : Period.between(cpr.birthDate(), start).getYears();
    }

    private String targetGroup(Definition definition) {
        Integer youngest = definition.minimumAge();
        Integer oldest = definition.maximumAge();
        if (youngest == null) {
            return language.say("til og med ", "up to ") + oldest;
        }
        return oldest == null ? language.say("fra ", "from ") + youngest : youngest + "–" + oldest;
    }
}
