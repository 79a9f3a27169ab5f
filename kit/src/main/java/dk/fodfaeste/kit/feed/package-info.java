/** The published events of a service over HTTP, for subscribers without a Kafka client. */
package dk.fodfaeste.kit.feed;
