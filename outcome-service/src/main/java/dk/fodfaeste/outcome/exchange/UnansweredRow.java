package dk.fodfaeste.outcome.exchange;

import dk.fodfaeste.outcome.lookup.PersonContact;

/**
 * An unanswered follow-up on a page.
 *
 * @param measure the name of the measure
 * @param person null if the name is missing
 */
public record UnansweredRow(UnansweredView followUp, String measure, PersonContact person) {}
