/** The pages for people: every initiative with its rate and its promise in plain words, and each of them opened. */
package dk.fodfaeste.reporting.overview;
