package dk.fodfaeste.kit.csv;

import java.util.List;

/**
 * The result of an import.
 *
 * @param accepted number of lines that changed something; they are committed, except in a dry run
 * @param unchanged number of lines that were known already
 * @param rejectedCount number of rejected lines
 * @param rejected the first thousand rejected lines
 */
public record ImportResult(int accepted, int unchanged, int rejectedCount, List<Rejection> rejected) {}
