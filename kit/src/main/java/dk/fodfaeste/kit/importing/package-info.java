/** Files that are taken in the background: sealed while they wait, looked at while they run, and forgotten after an hour. */
package dk.fodfaeste.kit.importing;
