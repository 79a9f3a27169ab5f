/** Derives rows again in chunks, in the background, when a definition has changed. */
package dk.fodfaeste.kit.derivation;
