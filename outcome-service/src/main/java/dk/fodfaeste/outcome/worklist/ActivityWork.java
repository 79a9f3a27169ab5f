package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.followup.UpcomingDeadline;
import dk.fodfaeste.outcome.lookup.PersonContact;
import java.time.LocalDate;
import java.util.List;

/**
 * The activities in a worklist.
 *
 * @param meetings planned for this week, or earlier without a record of who came
 * @param spells open, and not confirmed for a month
 * @param deadlines for meetings, near or past
 * @param more whether there are more than these rows
 * @param done confirmation of an action; blank if there was none
 */
public record ActivityWork(List<Row> meetings, List<Row> spells, List<Deadline> deadlines, boolean more, String done) {
    static ActivityWork none(String done) {
        return new ActivityWork(List.of(), List.of(), List.of(), false, done);
    }

    public boolean isEmpty() {
        return meetings.isEmpty() && spells.isEmpty() && deadlines.isEmpty();
    }

    /**
     * @param person null if the name is not available
     * @param initiative its name
     */
    public record Row(ActivityRow activity, PersonContact person, String initiative) {
        /** The name before the name of the activity, for screen readers; blank if it is not available. */
        public String nameBefore() {
            return person == null ? "" : person.name() + ", ";
        }
    }

    /**
     * A meeting that is to be held before a deadline.
     *
     * @param person null if the name is not available
     * @param initiative its name
     * @param today the proposed day of the meeting
     */
    public record Deadline(UpcomingDeadline deadline, PersonContact person, String initiative, LocalDate today) {
        public String id() {
            return "d-" + deadline.enrolmentId() + "-" + deadline.measure();
        }

        public boolean isPassed() {
            return deadline.hasPassed(today);
        }

        /** The name before other text, for screen readers; blank if it is not available. */
        public String nameBefore() {
            return person == null ? "" : person.name() + ", ";
        }
    }
}
