/** The doors through which events come in. What comes through them is kept and counted elsewhere. */
package dk.fodfaeste.reporting.intake;
