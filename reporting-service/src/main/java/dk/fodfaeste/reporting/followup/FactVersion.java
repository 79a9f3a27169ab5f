package dk.fodfaeste.reporting.followup;

import java.time.Instant;

/**
 * One version of a fact from an event of another service: the complete state after a change, and when the change was recorded.
 *
 * <p>The constructors refuse versions that cannot be stored or counted, so their events are treated as unreadable. An event that could be
 * read but not stored would be retried forever and block all later events.
 */
public sealed interface FactVersion
        permits InitiativeVersion, EnrolmentVersion, OutcomeVersion, ActivityVersion, EmploymentVersion {
    int version();

    Instant recordedAt();
}
