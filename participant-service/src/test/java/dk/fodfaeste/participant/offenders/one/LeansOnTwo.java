package dk.fodfaeste.participant.offenders.one;

import dk.fodfaeste.participant.offenders.two.LeansOnOne;

/** Breaks a rule of the house on purpose. */
public class LeansOnTwo {
    LeansOnOne other;
}
