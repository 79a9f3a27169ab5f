/** How long a broken database connection goes unnoticed, and whether the connections of all replicas fit into the server. */
package dk.fodfaeste.kit.database;
