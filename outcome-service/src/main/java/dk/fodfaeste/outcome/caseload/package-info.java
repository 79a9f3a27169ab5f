/** Lists the participants of consultants with their next deadlines, as a page and as a file. */
package dk.fodfaeste.outcome.caseload;
