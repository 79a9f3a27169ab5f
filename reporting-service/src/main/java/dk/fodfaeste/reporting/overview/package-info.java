/** The page for people: every initiative with its rate and its promise, in Danish and in plain words. */
package dk.fodfaeste.reporting.overview;
