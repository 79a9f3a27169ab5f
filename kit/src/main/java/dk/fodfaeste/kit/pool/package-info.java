/** The connections of all replicas to their database server. */
package dk.fodfaeste.kit.pool;
