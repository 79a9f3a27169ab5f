/** Fidelity reviews: how well a team follows the method, by the 25 items of the IPS fidelity scale. Every version of a review is kept. */
package dk.fodfaeste.reporting.fidelity;
