package dk.fodfaeste.outcome.lookup;

import dk.fodfaeste.outcome.Enrolment;

/** What a key leads to. */
public sealed interface Resolved {
    record One(Enrolment enrolment) implements Resolved {}

    record Unknown() implements Resolved {}

    record Several() implements Resolved {}
}
