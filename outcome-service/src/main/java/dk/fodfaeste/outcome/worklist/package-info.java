/** The worklist of a consultant: open follow-ups in the order of their due dates, each with a form for its status. */
package dk.fodfaeste.outcome.worklist;
