/** Shows workloads to leads, stores employments, and hands the work of a consultant over to others. */
package dk.fodfaeste.outcome.team;
