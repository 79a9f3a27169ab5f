/** The follow-up section of a budget note as a Word document: goals, measured effects and economy of one initiative. */
package dk.fodfaeste.reporting.budgetnote;
