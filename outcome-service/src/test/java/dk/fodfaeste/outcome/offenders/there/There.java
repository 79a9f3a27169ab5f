package dk.fodfaeste.outcome.offenders.there;

import dk.fodfaeste.outcome.offenders.here.Here;

/** Offends, together with {@link Here}: each needs the other. */
public final class There {
    Here here;
}
