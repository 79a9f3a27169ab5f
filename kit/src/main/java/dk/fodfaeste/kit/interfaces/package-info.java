/** The interfaces of a service as pages, generated from the documents that programs read. */
package dk.fodfaeste.kit.interfaces;
