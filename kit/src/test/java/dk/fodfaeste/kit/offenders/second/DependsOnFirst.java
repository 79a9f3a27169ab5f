package dk.fodfaeste.kit.offenders.second;

import dk.fodfaeste.kit.offenders.first.DependsOnSecond;

/** Violates "packages have no cycles", together with {@link DependsOnSecond}. */
public final class DependsOnFirst {
    DependsOnSecond other;
}
