/**
 * Which numbers may be shown to whoever may not see persons, and nothing else: no framework, no database, no clock, no binary floating
 * point. One question is asked everywhere: could somebody who fetches everything that is shown, and adds and subtracts, work out a number
 * that is about too few people?
 */
package dk.fodfaeste.reporting.smallcounts;
