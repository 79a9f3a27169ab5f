package dk.fodfaeste.reporting.offenders.first;

import dk.fodfaeste.reporting.offenders.second.DependsOnFirst;

/** Violates the rule that packages have no cycles, together with {@link DependsOnFirst}. */
public class DependsOnSecond {
    public DependsOnFirst other() {
        return null;
    }
}
