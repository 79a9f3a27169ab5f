package dk.fodfaeste.reporting.report.store;

import dk.fodfaeste.reporting.rate.HalfYear;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A report as it is kept, but for its document and PDF. It is a draft until it is published, and published until a correction of it is; what
 * is null of a draft is what publishing gives it.
 *
 * @param corrects the number of the report whose place it takes; null for a first one
 * @param because why that had to be corrected
 * @param supersededBy the number of its correction
 */
public record StoredReport(
        UUID id,
        HalfYear period,
        List<String> initiatives,
        Status status,
        int version,
        ReportTexts texts,
        Integer corrects,
        String because,
        Instant openedAt,
        String openedBy,
        Integer number,
        Instant publishedAt,
        String publishedBy,
        Instant knownAt,
        String sha256,
        Integer supersededBy) {

    public enum Status {
        DRAFT,
        PUBLISHED,
        SUPERSEDED
    }

    public boolean draft() {
        return status == Status.DRAFT;
    }

    public StoredReport published(int asNumber, Instant at, String by, String pdfSha256) {
        return new StoredReport(
                id,
                period,
                initiatives,
                Status.PUBLISHED,
                version + 1,
                texts,
                corrects,
                because,
                openedAt,
                openedBy,
                asNumber,
                at,
                by,
                at,
                pdfSha256,
                null);
    }
}
