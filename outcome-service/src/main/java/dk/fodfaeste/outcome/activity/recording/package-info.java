/** Takes the activities that consultants enter. */
package dk.fodfaeste.outcome.activity.recording;
