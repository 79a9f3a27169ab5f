/** What is kept of persons elsewhere when they are erased here. */
package dk.fodfaeste.kit.archive;
