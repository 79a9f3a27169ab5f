package dk.fodfaeste.outcome.activity.recording;

import dk.fodfaeste.kit.web.Choice;
import dk.fodfaeste.kit.web.Form;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.activity.timeline.TimelineDrawing;
import dk.fodfaeste.outcome.lookup.PersonContact;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * The activities of an enrolment for their page.
 *
 * @param arrived whether the enrolment has arrived here
 * @param person null if participant-service does not answer
 * @param backAddress the page from which the user came
 * @param drawing null if there are no activities
 * @param rows without withdrawn activities
 * @param addForms one for each shape with a kind that the user may record; empty if the enrolment was wrongly registered
 * @param copyable open spells of an earlier enrolment of the person that this one lacks
 * @param refusal why an action in a row was refused
 * @param done confirmation of an action; blank if there was none
 */
public record ActivitiesView(
        UUID enrolmentId,
        boolean arrived,
        PersonContact person,
        String backAddress,
        TimelineDrawing drawing,
        List<ActivityRow> rows,
        List<AddForm> addForms,
        List<ActivityRow> copyable,
        List<Choice> sources,
        LocalDate today,
        Form refusal,
        String done) {

    /**
     * The form for activities of one shape.
     *
     * @param kinds that the user may record in the initiative
     */
    public record AddForm(ActivityKind.Shape shape, List<Choice> kinds, Form form) {
        public boolean isSpell() {
            return shape == ActivityKind.Shape.SPELL;
        }

        public boolean isMeeting() {
            return shape == ActivityKind.Shape.MEETING;
        }

        public String fieldId(String field) {
            return id() + "-" + field;
        }

        /** The prefix of the ids of its fields. */
        public String id() {
            return shape.name().toLowerCase(Locale.ROOT);
        }

        /** Whether a field that is not visible at first has a fault. */
        public boolean isDetailFaulty() {
            return List.of("until", "weeklyHours", "confirmedOn", "heldOn", "source", "employer", "note").stream()
                    .anyMatch(field -> !form.fault(field).isEmpty());
        }
    }
}
