package dk.fodfaeste.outcome.lookup;

import dk.fodfaeste.outcome.Enrolment;

/** What a key leads to. */
public sealed interface ResolvedKey {
    record One(Enrolment enrolment) implements ResolvedKey {}

    record Unknown() implements ResolvedKey {}

    record Several() implements ResolvedKey {}
}
