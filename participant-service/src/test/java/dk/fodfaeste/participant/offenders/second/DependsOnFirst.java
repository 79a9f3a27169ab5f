package dk.fodfaeste.participant.offenders.second;

import dk.fodfaeste.participant.offenders.first.DependsOnSecond;

/** Breaks a rule of the house on purpose. */
public class DependsOnFirst {
    DependsOnSecond other;
}
