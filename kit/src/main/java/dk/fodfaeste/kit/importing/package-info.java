/** Imports of files, also in the background: files are encrypted while they wait, and deleted an hour after the import. */
package dk.fodfaeste.kit.importing;
