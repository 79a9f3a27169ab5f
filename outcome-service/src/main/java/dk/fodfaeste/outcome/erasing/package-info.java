/** A person was erased elsewhere, and is forgotten here. */
package dk.fodfaeste.outcome.erasing;
