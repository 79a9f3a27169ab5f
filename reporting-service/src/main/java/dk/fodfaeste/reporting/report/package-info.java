/**
 * The half-yearly report: a draft is opened, its figures are computed as known now, somebody writes what they mean and what was decided, and
 * it is published. From then on it is primary data that nothing changes; what has become of its figures since is told by the next one.
 */
package dk.fodfaeste.reporting.report;
