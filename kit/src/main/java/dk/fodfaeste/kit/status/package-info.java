/** The state of a service for its operators: a page and an interface, with the records that it could not read. */
package dk.fodfaeste.kit.status;
