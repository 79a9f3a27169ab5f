package dk.fodfaeste.outcome.team;

/**
 * What became of a hand-over.
 *
 * @param handedOver how many enrolments changed hands; those that were with their new consultant already are not among them
 */
public record HandOverResult(int handedOver) {}
