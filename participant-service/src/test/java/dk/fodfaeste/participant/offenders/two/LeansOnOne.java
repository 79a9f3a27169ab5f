package dk.fodfaeste.participant.offenders.two;

import dk.fodfaeste.participant.offenders.one.LeansOnTwo;

/** Breaks a rule of the house on purpose. */
public class LeansOnOne {
    LeansOnTwo other;
}
