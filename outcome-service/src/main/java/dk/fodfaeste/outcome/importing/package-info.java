/** Takes statuses from a CSV file. An import only adds: a status that differs from the recorded one is rejected. */
package dk.fodfaeste.outcome.importing;
