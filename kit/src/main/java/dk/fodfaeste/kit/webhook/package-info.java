/** Sends the published events of a service to addresses of other systems, signed after Standard Webhooks. */
package dk.fodfaeste.kit.webhook;
