/** Which persons a request accesses, collected for the audit trail. */
package dk.fodfaeste.kit.access;
