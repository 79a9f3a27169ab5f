package dk.fodfaeste.reporting.report;

import dk.fodfaeste.reporting.report.rendering.CsvRenderer;
import dk.fodfaeste.reporting.report.rendering.PdfRenderer;
import dk.fodfaeste.reporting.report.rendering.SpreadsheetRenderer;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** A report in each of its formats. What was published is handed out as it was; the other formats are made from the published document. */
@ApplicationScoped
class ReportFormats {
    private final AccessibleReports atHand;
    private final Reports reports;
    private final PublishedDocuments published;
    private final PdfRenderer pdf;
    private final SpreadsheetRenderer spreadsheet;
    private final CsvRenderer csv;

    ReportFormats(AccessibleReports atHand, Reports reports, PublishedDocuments published, PdfRenderer pdf, SpreadsheetRenderer spreadsheet, CsvRenderer csv) {
        this.atHand = atHand;
        this.reports = reports;
        this.published = published;
        this.pdf = pdf;
        this.spreadsheet = spreadsheet;
        this.csv = csv;
    }

    /** Of a published one. */
    String json(StoredReport report) throws SQLException {
        return reports.document(report.id());
    }

    byte[] pdf(StoredReport report) throws SQLException {
        return report.draft() ? pdf.of(atHand.document(report)) : reports.pdf(report.id());
    }

    byte[] xlsx(StoredReport report) throws SQLException {
        return spreadsheet.of(atHand.document(report));
    }

    /** Nothing where the report has no such table. */
    Optional<String> csv(StoredReport report, String table) throws SQLException {
        return csv.of(atHand.document(report), table);
    }
}
