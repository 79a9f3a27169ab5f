/**
 * Half-yearly reports: the pages, the HTTP interface and who may read which report. The steps are in the sub-packages; none of them depends on
 * this package, and they depend on each other in one direction: publishing, then drafting and rendering, then restating, then store.
 */
package dk.fodfaeste.reporting.report;
