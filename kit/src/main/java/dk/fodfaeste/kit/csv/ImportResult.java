package dk.fodfaeste.kit.csv;

import java.util.List;

/**
 * What became of the lines of an import.
 *
 * @param accepted lines that changed something; each is committed (none is on a dry run)
 * @param unchanged lines that were known already
 * @param rejectedCount all lines that were not taken
 * @param rejected the first thousand of them
 */
public record ImportResult(int accepted, int unchanged, int rejectedCount, List<Rejection> rejected) {}
