/** Sends published events once more when an administrator asks for it. */
package dk.fodfaeste.kit.republishing;
