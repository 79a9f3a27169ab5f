package dk.fodfaeste.reporting.report;

import dk.fodfaeste.reporting.report.rendering.CsvRenderer;
import dk.fodfaeste.reporting.report.rendering.PdfRenderer;
import dk.fodfaeste.reporting.report.rendering.SpreadsheetRenderer;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** A report as a file. JSON, PDF and workbook of a published report are stored bytes; CSV is written from its document. */
@ApplicationScoped
class ReportFormats {
    private final AccessibleReports reports;
    private final PublishedDocuments published;
    private final PdfRenderer pdfRenderer;
    private final DraftPdfLimit draftPdfs;
    private final SpreadsheetRenderer spreadsheetRenderer;
    private final CsvRenderer csvRenderer;

    ReportFormats(
            AccessibleReports reports,
            PublishedDocuments published,
            PdfRenderer pdfRenderer,
            DraftPdfLimit draftPdfs,
            SpreadsheetRenderer spreadsheetRenderer,
            CsvRenderer csvRenderer) {
        this.reports = reports;
        this.published = published;
        this.pdfRenderer = pdfRenderer;
        this.draftPdfs = draftPdfs;
        this.spreadsheetRenderer = spreadsheetRenderer;
        this.csvRenderer = csvRenderer;
    }

    byte[] pdf(StoredReport report) throws SQLException {
        if (!report.isDraft()) {
            return published.pdf(report);
        }
        ReportDocument document = reports.document(report);
        return draftPdfs.render(() -> pdfRenderer.render(document));
    }

    byte[] xlsx(StoredReport report) throws SQLException {
        return report.isDraft() ? spreadsheetRenderer.render(reports.document(report)) : published.xlsx(report);
    }

    byte[] csvZip(StoredReport report) throws SQLException {
        return csvRenderer.zip(reports.document(report));
    }

    /** Empty if the report does not have the table. */
    Optional<String> csv(StoredReport report, String table) throws SQLException {
        return csvRenderer.render(reports.document(report), table);
    }
}
