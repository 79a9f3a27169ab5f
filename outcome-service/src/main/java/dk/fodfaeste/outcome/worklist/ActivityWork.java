package dk.fodfaeste.outcome.worklist;

import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.lookup.PersonContact;
import java.util.List;

/**
 * The activities in a worklist.
 *
 * @param meetings planned for this week, or earlier without a record of who came
 * @param spells open, and not confirmed for a month
 * @param more whether there are more than these rows
 * @param done confirmation of an action; blank if there was none
 */
public record ActivityWork(List<Row> meetings, List<Row> spells, boolean more, String done) {
    static ActivityWork none(String done) {
        return new ActivityWork(List.of(), List.of(), false, done);
    }

    public boolean isEmpty() {
        return meetings.isEmpty() && spells.isEmpty();
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
}
