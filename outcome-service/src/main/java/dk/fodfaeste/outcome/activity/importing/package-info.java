/** Takes activities from a CSV file. An import only adds: an activity that differs from the recorded one is rejected. */
package dk.fodfaeste.outcome.activity.importing;
