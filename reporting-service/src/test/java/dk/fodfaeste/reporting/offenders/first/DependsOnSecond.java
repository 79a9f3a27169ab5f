package dk.fodfaeste.reporting.offenders.first;

import dk.fodfaeste.reporting.offenders.second.DependsOnFirst;

/** Forms a cycle of packages with {@link DependsOnFirst}. */
public class DependsOnSecond {
    public DependsOnFirst other() {
        return null;
    }
}
