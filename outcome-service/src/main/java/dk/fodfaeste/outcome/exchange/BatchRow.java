package dk.fodfaeste.outcome.exchange;

/**
 * A batch on a page.
 *
 * @param initiative its name
 * @param measure its name; blank for every measure
 */
public record BatchRow(BatchView batch, String initiative, String measure) {}
