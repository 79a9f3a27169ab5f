/** What every service's OpenAPI document says besides what its classes say. */
package dk.fodfaeste.kit.openapi;
