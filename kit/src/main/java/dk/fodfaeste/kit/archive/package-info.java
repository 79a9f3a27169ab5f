/** Archive files of persons before they are erased. */
package dk.fodfaeste.kit.archive;
