package dk.fodfaeste.outcome.activity.importing;

import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.importing.ReportedFact;
import dk.fodfaeste.outcome.lookup.EnrolmentKey;

/**
 * What a line of a file reports about one activity. Its details have no free text.
 *
 * @param externalId null if its kind and day identify the activity
 */
record ReportedActivity(EnrolmentKey key, String externalId, ActivityDetails details) implements ReportedFact {}
