package dk.fodfaeste.reporting.offenders.second;

import dk.fodfaeste.reporting.offenders.first.DependsOnSecond;

/** Forms a cycle of packages with {@link DependsOnSecond}. */
public class DependsOnFirst {
    public DependsOnSecond other() {
        return null;
    }
}
