/** Pages about the installation: accessibility, the handling of data, and the user guide. They need no sign-in. */
package dk.fodfaeste.reporting.about;
