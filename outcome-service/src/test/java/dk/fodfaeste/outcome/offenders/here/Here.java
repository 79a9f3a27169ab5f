package dk.fodfaeste.outcome.offenders.here;

import dk.fodfaeste.outcome.offenders.there.There;

/** Offends, together with {@link There}: each needs the other. */
public final class Here {
    There there;
}
