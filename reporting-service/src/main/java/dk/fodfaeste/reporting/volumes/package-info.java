/** Volumes of an initiative: how many began, left and were enrolled, against what was promised. */
package dk.fodfaeste.reporting.volumes;
