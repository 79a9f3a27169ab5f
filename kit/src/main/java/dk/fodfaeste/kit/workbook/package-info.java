/** Reads Excel workbooks as CSV and writes templates, in memory that does not depend on the number of rows. */
package dk.fodfaeste.kit.workbook;
