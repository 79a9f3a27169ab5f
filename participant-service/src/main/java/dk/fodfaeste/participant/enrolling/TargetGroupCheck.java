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

/** Checks the age against the target group of the initiative. The age follows from the typed number, so no person is looked up. */
@ApplicationScoped
class TargetGroupCheck {

    /**
     * A warning that does not block the registration.
     *
     * @param age on the first day; negative if the person is born later
     * @param targetGroup the ages of the target group; blank if the age fits
     */
    record AgeWarning(int age, String targetGroup) {
        static final AgeWarning NONE = new AgeWarning(0, "");

        public boolean isBornAfterStart() {
            return age < 0;
        }
    }

    private final Initiatives initiatives;
    private final Language language;
    private final Clock clock;

    TargetGroupCheck(Initiatives initiatives, Language language, Clock clock) {
        this.initiatives = initiatives;
        this.language = language;
        this.clock = clock;
    }

    AgeWarning check(Form form) {
        return Cpr.tryParse(form.value("cpr"))
                .flatMap(cpr -> initiatives
                        .findByCode(form.value("initiative"))
                        .map(Initiative::definition)
                        .map(definition -> check(definition, ageAtStart(cpr, form))))
                .orElse(AgeWarning.NONE);
    }

    private AgeWarning check(Definition definition, int age) {
        return new AgeWarning(age, definition.isFor(age) ? "" : targetGroup(definition));
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
