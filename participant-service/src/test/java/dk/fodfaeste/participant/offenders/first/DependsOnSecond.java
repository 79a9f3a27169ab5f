package dk.fodfaeste.participant.offenders.first;

import dk.fodfaeste.participant.offenders.second.DependsOnFirst;

/** Breaks a rule of the house on purpose. */
public class DependsOnSecond {
    DependsOnFirst other;
}
