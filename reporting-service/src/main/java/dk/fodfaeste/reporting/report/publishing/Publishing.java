package dk.fodfaeste.reporting.report.publishing;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.followup.Measure;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.report.drafting.Drafting;
import dk.fodfaeste.reporting.report.drafting.ReportCalculator;
import dk.fodfaeste.reporting.report.rendering.PdfRenderer;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps;
import dk.fodfaeste.reporting.report.store.DatabaseSnapshot;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.Sha256;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes of a draft what stays: its number, its figures as known now, the versions that each follow-up in them was derived from, its texts, and
 * the bytes of its PDF with their hash.
 */
@ApplicationScoped
public class Publishing {
    private final UnreadEvents unread;
    private final DatabaseSnapshot snapshot;
    private final Reports reports;
    private final ReportCalculator drawingUp;
    private final ReportedFollowUps followUps;
    private final Initiatives initiatives;
    private final PublishedDocuments published;
    private final PdfRenderer pdf;
    private final Caller caller;
    private final Clock clock;

    Publishing(
            UnreadEvents unread,
            DatabaseSnapshot snapshot,
            Reports reports,
            ReportCalculator drawingUp,
            ReportedFollowUps followUps,
            Initiatives initiatives,
            PublishedDocuments published,
            PdfRenderer pdf,
            Caller caller,
            Clock clock) {
        this.unread = unread;
        this.snapshot = snapshot;
        this.reports = reports;
        this.drawingUp = drawingUp;
        this.followUps = followUps;
        this.initiatives = initiatives;
        this.published = published;
        this.pdf = pdf;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param seen the fingerprint of the preview that somebody decided by; null where nobody looked at one
     * @throws Refusal 409 while events are unread, where the figures are no longer those that were seen, and where the draft has changed
     */
    @Transactional
    public void publish(UUID id, int expectedVersion, String seen) throws SQLException {
        Map<TopicPartition, Long> ends = unread.ends();
        snapshot.ofNowToPublish();
        StoredReport draft = reports.find(id).orElseThrow(() -> Refusal.notFound("report"));
        if (isRepeated(draft, expectedVersion)) {
            return;
        }
        Drafting.mustBeDraft(draft);
        Drafting.mustBePresent(draft, expectedVersion);
        long missing = unread.until(ends);
        if (missing > 0) {
            throw Refusal.conflict(
                    "Events are still to be read: " + missing + ". Publish when all of them are in the figures.");
        }
        mustBeTheOnlyOne(draft);
        AsOf now = AsOf.now(clock);
        int number = reports.nextNumber();
        ReportDocument document = drawingUp.document(draft, number, now);
        if (seen != null && !seen.equals(published.fingerprint(document))) {
            throw Refusal.conflict(
                    "The figures have changed since the preview. Look at them again before you publish.");
        }
        for (String code : draft.initiatives()) {
            keepFollowUps(draft, code, now);
        }
        byte[] bytes = pdf.of(document);
        reports.publish(
                draft.published(number, now.knownAt(), caller.user(), Sha256.of(bytes)),
                published.written(document),
                bytes);
        if (draft.corrects() != null) {
            reports.supersede(draft.corrects(), number);
        }
    }

    /** Of two that hold nobody would know which one to believe. */
    private void mustBeTheOnlyOne(StoredReport draft) throws SQLException {
        Optional<StoredReport> other = reports.besides(draft);
        if (other.isPresent()) {
            throw Refusal.conflict("Report no. " + other.get().number()
                    + " is about the same half-year and one of these initiatives already. Correct that one instead.");
        }
    }

    /** The command that published it, sent once more. */
    private boolean isRepeated(StoredReport report, int expectedVersion) {
        return report.status() == StoredReport.Status.PUBLISHED
                && expectedVersion == report.version() - 1
                && report.publishedBy().equals(caller.user());
    }

    private void keepFollowUps(StoredReport draft, String code, AsOf now) throws SQLException {
        InitiativeVersion initiative =
                initiatives.knownAt(now.heardUntil(), code).orElseThrow();
        for (Measure measure : initiative.measures()) {
            followUps.keep(
                    draft.id(),
                    new FollowUpQuery(code, measure.code(), ReportCalculator.twelveMonths(draft.period(), initiative), now));
        }
    }
}
