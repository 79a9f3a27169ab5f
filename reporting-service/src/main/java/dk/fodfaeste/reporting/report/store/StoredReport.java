package dk.fodfaeste.reporting.report.store;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.reporting.rate.HalfYear;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A report without its document and PDF. It is a draft until it is published, and published until a correction supersedes it. The components
 * that publishing sets are null in a draft.
 *
 * @param corrects the number of the report that this one replaces; null for a first report
 * @param justification of the correction; null for a first report
 * @param textsBy who changed the texts last; who opened the draft if nobody has
 * @param supersededBy the number of the correction of this report
 */
public record StoredReport(
        UUID id,
        HalfYear period,
        List<String> initiatives,
        Status status,
        int version,
        ReportTexts texts,
        Integer corrects,
        String justification,
        Instant openedAt,
        String openedBy,
        String textsBy,
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

    /** @param corrected the report that the draft corrects; null for a first report */
    public static StoredReport draft(
            UUID id,
            HalfYear period,
            List<String> initiatives,
            ReportTexts texts,
            StoredReport corrected,
            String justification,
            Instant openedAt,
            String openedBy) {
        return new StoredReport(
                id,
                period,
                initiatives,
                Status.DRAFT,
                1,
                texts,
                corrected == null ? null : corrected.number(),
                justification,
                openedAt,
                openedBy,
                openedBy,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    public boolean isDraft() {
        return status == Status.DRAFT;
    }

    /** @throws Refusal 409 */
    public void requireDraft() {
        if (!isDraft()) {
            throw Refusal.conflict(message("alreadyPublished"));
        }
    }

    /** @throws Refusal 409 */
    public void requireVersion(int expectedVersion) {
        if (version != expectedVersion) {
            throw Refusal.stale(expectedVersion, version);
        }
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
                justification,
                openedAt,
                openedBy,
                textsBy,
                asNumber,
                at,
                by,
                at,
                pdfSha256,
                null);
    }
}
