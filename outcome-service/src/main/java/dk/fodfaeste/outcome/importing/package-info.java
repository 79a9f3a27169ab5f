/** Takes statuses from a CSV file. Such a file only adds: what is known already stays, and what differs is rejected. */
package dk.fodfaeste.outcome.importing;
