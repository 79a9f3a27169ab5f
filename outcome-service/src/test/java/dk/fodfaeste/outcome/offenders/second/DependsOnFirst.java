package dk.fodfaeste.outcome.offenders.second;

import dk.fodfaeste.outcome.offenders.first.DependsOnSecond;

/** Offender: forms a cycle with {@link DependsOnSecond}. */
public final class DependsOnFirst {
    DependsOnSecond here;
}
