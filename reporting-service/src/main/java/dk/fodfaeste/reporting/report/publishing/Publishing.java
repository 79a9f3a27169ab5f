package dk.fodfaeste.reporting.report.publishing;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.intake.TopicOffsets;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.measures.Measure;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.figures.FollowUpQuery;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Window;
import dk.fodfaeste.reporting.report.drafting.ReportCalculator;
import dk.fodfaeste.reporting.report.rendering.PdfRenderer;
import dk.fodfaeste.reporting.report.rendering.SpreadsheetRenderer;
import dk.fodfaeste.reporting.report.restating.ReportedFollowUps;
import dk.fodfaeste.reporting.report.store.DatabaseSnapshot;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportChanges;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.Sha256;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;

/**
 * Publishes a draft. This stores what never changes again: the number, the document with the current figures, the versions that each follow-up
 * was derived from, the texts, the workbook, and the PDF with its hash.
 */
@ApplicationScoped
public class Publishing {
    private final UnreadEvents unreadEvents;
    private final DatabaseSnapshot snapshot;
    private final Reports reports;
    private final ReportChanges changes;
    private final ReportCalculator calculator;
    private final ReportedFollowUps followUps;
    private final PendingDerivations pending;
    private final Initiatives initiatives;
    private final PublishedDocuments documents;
    private final PdfRenderer pdfRenderer;
    private final SpreadsheetRenderer spreadsheetRenderer;
    private final ApprovalSettings approval;
    private final Caller caller;
    private final Clock clock;

    Publishing(
            UnreadEvents unreadEvents,
            DatabaseSnapshot snapshot,
            Reports reports,
            ReportChanges changes,
            ReportCalculator calculator,
            ReportedFollowUps followUps,
            PendingDerivations pending,
            Initiatives initiatives,
            PublishedDocuments documents,
            PdfRenderer pdfRenderer,
            SpreadsheetRenderer spreadsheetRenderer,
            ApprovalSettings approval,
            Caller caller,
            Clock clock) {
        this.unreadEvents = unreadEvents;
        this.snapshot = snapshot;
        this.reports = reports;
        this.changes = changes;
        this.calculator = calculator;
        this.followUps = followUps;
        this.pending = pending;
        this.initiatives = initiatives;
        this.documents = documents;
        this.pdfRenderer = pdfRenderer;
        this.spreadsheetRenderer = spreadsheetRenderer;
        this.approval = approval;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @param seen the fingerprint of the preview that the caller approved; null if there was none
     * @throws Refusal 409 if another person must approve the draft, events are unread, figures are being recomputed or differ from the preview, or
     *     the draft has changed
     */
    @Transactional
    public void publish(UUID id, int expectedVersion, String seen) throws SQLException {
        Map<TopicPartition, TopicOffsets.Offsets> offsets = unreadEvents.requireOffsets();
        snapshot.beginAndLockReports();
        StoredReport draft = reports.find(id).orElseThrow(() -> Refusal.notFound("report"));
        if (isRepetition(draft, expectedVersion)) {
            return;
        }
        draft.requireDraft();
        draft.requireVersion(expectedVersion);
        if (needsAnotherApprover(draft)) {
            throw Refusal.conflict(message("needsAnotherApprover"));
        }
        unreadEvents.requireTopicsHaveWhatWasRead(offsets.keySet());
        long missing = unreadEvents.countUnread(offsets);
        if (missing > 0) {
            throw Refusal.conflict(message("unreadEvents", missing));
        }
        requireDerived(draft);
        requireNoOverlap(draft);
        AsOf now = AsOf.now(clock);
        int number = changes.nextNumber();
        ReportDocument document = calculator.document(draft, number, now);
        if (seen != null && !seen.equals(documents.fingerprint(document))) {
            throw Refusal.conflict(message("figuresChanged"));
        }
        for (String code : draft.initiatives()) {
            storeFollowUps(draft, code, now);
        }
        byte[] pdf = pdfRenderer.render(document);
        changes.publish(
                draft.published(number, now.knownAt(), caller.user(), Sha256.of(pdf)),
                documents.toJson(document),
                pdf,
                spreadsheetRenderer.render(document));
        if (draft.corrects() != null) {
            changes.supersede(draft.corrects(), number);
        }
    }

    /** Whether the caller may not publish the draft because they wrote its texts, and two persons are required. */
    public boolean needsAnotherApprover(StoredReport draft) {
        return approval.secondApprover() && draft.textsBy().equals(caller.user());
    }

    private void requireDerived(StoredReport draft) {
        List<String> recomputed = pending.initiatives().stream()
                .filter(draft.initiatives()::contains)
                .toList();
        if (!recomputed.isEmpty()) {
            throw Refusal.conflict(message("figuresRecomputed", String.join(", ", recomputed)));
        }
    }

    /** Two current reports of the same half-year and initiative could contradict each other. */
    private void requireNoOverlap(StoredReport draft) throws SQLException {
        Optional<StoredReport> other = reports.findOverlapping(draft);
        if (other.isPresent()) {
            throw Refusal.conflict(message("overlappingReport", other.get().number()));
        }
    }

    /** Whether this is a repetition of the command that published the report. */
    private boolean isRepetition(StoredReport report, int expectedVersion) {
        return report.status() == StoredReport.Status.PUBLISHED
                && expectedVersion == report.version() - 1
                && report.publishedBy().equals(caller.user());
    }

    private void storeFollowUps(StoredReport draft, String code, AsOf now) throws SQLException {
        InitiativeVersion initiative =
                initiatives.knownAt(now.recordedUntil(), code).orElseThrow();
        for (Measure measure : initiative.measures()) {
            for (Window window : List.of(
                    draft.period().window(initiative.basis()),
                    ReportCalculator.twelveMonths(draft.period(), initiative))) {
                Optional<FollowUpQuery> query = FollowUpQuery.of(initiative, measure, window, now);
                if (query.isPresent()) {
                    followUps.store(draft.id(), query.get());
                }
            }
        }
    }
}
