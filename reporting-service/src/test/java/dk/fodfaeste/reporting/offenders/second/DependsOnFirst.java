package dk.fodfaeste.reporting.offenders.second;

import dk.fodfaeste.reporting.offenders.first.DependsOnSecond;

/** Violates the rule that packages have no cycles, together with {@link DependsOnSecond}. */
public class DependsOnFirst {
    public DependsOnSecond other() {
        return null;
    }
}
