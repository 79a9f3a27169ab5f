package dk.fodfaeste.outcome.lookup;

import dk.fodfaeste.outcome.Enrolment;

/** The result of looking up a key. */
public sealed interface ResolvedKey {
    record Found(Enrolment enrolment) implements ResolvedKey {}

    record Unknown() implements ResolvedKey {}

    record Ambiguous() implements ResolvedKey {}
}
