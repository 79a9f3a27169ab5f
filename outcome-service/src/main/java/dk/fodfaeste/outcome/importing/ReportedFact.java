package dk.fodfaeste.outcome.importing;

import dk.fodfaeste.outcome.lookup.EnrolmentKey;

/** What a line of a file or another system reports about one enrolment. */
public interface ReportedFact {
    EnrolmentKey key();
}
