package dk.fodfaeste.outcome.offenders.second;

import dk.fodfaeste.outcome.offenders.first.DependsOnSecond;

/** Offends, together with {@link DependsOnSecond}: each needs the other. */
public final class DependsOnFirst {
    DependsOnSecond here;
}
