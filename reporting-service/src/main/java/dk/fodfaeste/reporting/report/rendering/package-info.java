/**
 * A report in the formats for readers: page, PDF, workbook and CSV. Every format is made from the document alone.
 */
package dk.fodfaeste.reporting.report.rendering;
