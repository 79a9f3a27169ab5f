/** Connections to the database. */
package dk.fodfaeste.kit.database;
