/**
 * Decides which numbers may be disclosed to roles that may not see persons, without framework, database, clock or binary floating point.
 * The criterion is the same everywhere: a reader who fetches every disclosed number and adds and subtracts must not be able to compute a
 * number about too few people.
 */
package dk.fodfaeste.reporting.smallcounts;
