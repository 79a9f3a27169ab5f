package dk.fodfaeste.participant.offenders.first;

import dk.fodfaeste.participant.offenders.second.DependsOnFirst;

/** Violates an architecture rule on purpose. */
public class DependsOnSecond {
    DependsOnFirst other;
}
