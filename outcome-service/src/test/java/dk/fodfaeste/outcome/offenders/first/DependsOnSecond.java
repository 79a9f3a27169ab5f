package dk.fodfaeste.outcome.offenders.first;

import dk.fodfaeste.outcome.offenders.second.DependsOnFirst;

/** Offender: forms a cycle with {@link DependsOnFirst}. */
public final class DependsOnSecond {
    DependsOnFirst there;
}
