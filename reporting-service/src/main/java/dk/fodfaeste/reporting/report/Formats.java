package dk.fodfaeste.reporting.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** A report in each of its formats. What was published is handed out as it was; the other formats are made from the published document. */
@ApplicationScoped
class Formats {
    private final ReportsAtHand atHand;
    private final Reports reports;
    private final Published published;
    private final Pdf pdf;
    private final Spreadsheet spreadsheet;
    private final CsvFile csv;

    Formats(ReportsAtHand atHand, Reports reports, Published published, Pdf pdf, Spreadsheet spreadsheet, CsvFile csv) {
        this.atHand = atHand;
        this.reports = reports;
        this.published = published;
        this.pdf = pdf;
        this.spreadsheet = spreadsheet;
        this.csv = csv;
    }

    /** Of a published one. */
    String json(OnFile report) throws SQLException {
        return reports.document(report.id());
    }

    byte[] pdf(OnFile report) throws SQLException {
        return report.draft() ? pdf.of(atHand.document(report)) : reports.pdf(report.id());
    }

    byte[] xlsx(OnFile report) throws SQLException {
        return spreadsheet.of(atHand.document(report));
    }

    /** Nothing where the report has no such table. */
    Optional<String> csv(OnFile report, String table) throws SQLException {
        return csv.of(atHand.document(report), table);
    }
}
