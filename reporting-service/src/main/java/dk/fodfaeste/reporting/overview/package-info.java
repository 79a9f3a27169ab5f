/** The pages of rates: an overview of all initiatives with rate and target, and a page for each initiative. */
package dk.fodfaeste.reporting.overview;
