package dk.fodfaeste.reporting.report;

import dk.fodfaeste.reporting.report.store.ReportTexts;
import dk.fodfaeste.reporting.report.store.StoredReport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report as the API returns it. The content is in its document.
 *
 * @param comments by the code of the initiative
 * @param pdfSha256 of the bytes of the published PDF, in hexadecimal digits
 */
record ReportSummary(
        UUID id,
        String period,
        List<String> initiatives,
        StoredReport.Status status,
        int version,
        Map<String, String> comments,
        List<ReportTexts.Decision> decisions,
        List<ReportTexts.EarlierDecision> earlierDecisions,
        @Schema(nullable = true) Integer corrects,
        @Schema(nullable = true) String because,
        Instant openedAt,
        String openedBy,
        @Schema(nullable = true) Integer number,
        @Schema(nullable = true) Instant publishedAt,
        @Schema(nullable = true) String publishedBy,
        @Schema(nullable = true) Instant knownAt,
        @Schema(nullable = true) String pdfSha256,
        @Schema(nullable = true) Integer supersededBy) {

    static ReportSummary of(StoredReport report) {
        return new ReportSummary(
                report.id(),
                report.period().toString(),
                report.initiatives(),
                report.status(),
                report.version(),
                report.texts().comments(),
                report.texts().decisions(),
                report.texts().earlierDecisions(),
                report.corrects(),
                report.justification(),
                report.openedAt(),
                report.openedBy(),
                report.number(),
                report.publishedAt(),
                report.publishedBy(),
                report.knownAt(),
                report.sha256(),
                report.supersededBy());
    }
}
