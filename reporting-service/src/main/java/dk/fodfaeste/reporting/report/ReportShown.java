package dk.fodfaeste.reporting.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A report on file, as callers read it; what it says stands in its document.
 *
 * @param comments by the code of the initiative
 * @param pdfSha256 of the bytes of the published PDF, in hexadecimal digits
 */
record ReportShown(
        UUID id,
        String period,
        List<String> initiatives,
        OnFile.Status status,
        int version,
        Map<String, String> comments,
        List<Texts.Decision> decisions,
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

    static ReportShown of(OnFile report) {
        return new ReportShown(
                report.id(),
                report.period().toString(),
                report.initiatives(),
                report.status(),
                report.version(),
                report.texts().comments(),
                report.texts().decisions(),
                report.corrects(),
                report.because(),
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
