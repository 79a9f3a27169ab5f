/** Business cases: what an initiative was expected to save and cost, beside what its counted successes saved. Every version is kept. */
package dk.fodfaeste.reporting.businesscase;
