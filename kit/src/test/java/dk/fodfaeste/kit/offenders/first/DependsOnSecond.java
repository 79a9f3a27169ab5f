package dk.fodfaeste.kit.offenders.first;

import dk.fodfaeste.kit.offenders.second.DependsOnFirst;

/** Violates "packages have no cycles", together with {@link DependsOnFirst}. */
public final class DependsOnSecond {
    DependsOnFirst other;
}
