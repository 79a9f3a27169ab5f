package dk.fodfaeste.outcome.offenders.first;

import dk.fodfaeste.outcome.offenders.second.DependsOnFirst;

/** Offends, together with {@link DependsOnFirst}: each needs the other. */
public final class DependsOnSecond {
    DependsOnFirst there;
}
