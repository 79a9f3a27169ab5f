package dk.fodfaeste.participant.offenders.second;

import dk.fodfaeste.participant.offenders.first.DependsOnSecond;

/** Violates an architecture rule on purpose. */
public class DependsOnFirst {
    DependsOnSecond other;
}
