/** Filters for the OpenAPI document of every service. */
package dk.fodfaeste.kit.openapi;
