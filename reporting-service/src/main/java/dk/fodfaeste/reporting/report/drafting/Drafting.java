package dk.fodfaeste.reporting.report.drafting;

import static dk.fodfaeste.kit.message.Message.message;

import com.fasterxml.uuid.Generators;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.report.store.ReportChanges;
import dk.fodfaeste.reporting.report.store.ReportTexts;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Opens drafts, of new reports and of corrections, writes their texts and discards them. */
@ApplicationScoped
public class Drafting {
    private final Reports reports;
    private final ReportChanges changes;
    private final Initiatives initiatives;
    private final EarlierDecisions earlierDecisions;
    private final Caller caller;
    private final Clock clock;

    Drafting(
            Reports reports,
            ReportChanges changes,
            Initiatives initiatives,
            EarlierDecisions earlierDecisions,
            Caller caller,
            Clock clock) {
        this.reports = reports;
        this.changes = changes;
        this.initiatives = initiatives;
        this.earlierDecisions = earlierDecisions;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public StoredReport open(HalfYear period, List<String> codes) throws SQLException {
        if (!period.lastDay().isBefore(LocalDate.now(clock))) {
            throw Refusal.rule("period", message("halfYearNotOver"));
        }
        List<String> distinct = codes.stream().distinct().sorted().toList();
        List<Violation> unknown = new ArrayList<>();
        for (String code : distinct) {
            if (!exists(code)) {
                unknown.add(new Violation("initiatives", message("unknownInitiative", code)));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.rule(unknown);
        }
        return insert(period, distinct, ReportTexts.carrying(earlierDecisions.open(period, distinct)), null, null);
    }

    private boolean exists(String code) throws SQLException {
        return caller.mayAccess(code)
                && initiatives.knownAt(AsOf.now(clock).recordedUntil(), code).isPresent();
    }

    /** Opens a correction of a published report, with its half-year, initiatives and texts. */
    @Transactional
    public StoredReport correct(StoredReport report, String justification) throws SQLException {
        if (report.status() != StoredReport.Status.PUBLISHED) {
            throw Refusal.conflict(message("notCorrectable"));
        }
        if (reports.isBeingCorrected(report.id())) {
            throw Refusal.conflict(message("correctionOpen"));
        }
        return insert(report.period(), report.initiatives(), report.texts(), report, justification.strip());
    }

    private StoredReport insert(
            HalfYear period, List<String> codes, ReportTexts texts, StoredReport corrected, String justification)
            throws SQLException {
        StoredReport draft = StoredReport.draft(
                Generators.timeBasedEpochGenerator().generate(),
                period,
                codes,
                texts,
                corrected,
                justification,
                Clocks.instant(clock),
                caller.user());
        changes.insert(draft, corrected == null ? null : corrected.id());
        return draft;
    }

    /** Replaces the texts. Repeating the command changes nothing. */
    @Transactional
    public void writeTexts(UUID id, ReportTexts texts, int expectedVersion) throws SQLException {
        StoredReport draft = lockedDraft(id);
        if (draft.texts().equals(texts)
                && expectedVersion <= draft.version()
                && expectedVersion >= draft.version() - 1) {
            return;
        }
        draft.requireVersion(expectedVersion);
        List<Violation> faults = new ArrayList<>();
        texts.comments().keySet().stream()
                .filter(code -> !draft.initiatives().contains(code))
                .forEach(code -> faults.add(new Violation("comments", message("notInReport", code))));
        if (!faults.isEmpty()) {
            throw Refusal.rule(faults);
        }
        changes.writeTexts(id, draft.version() + 1, texts, caller.user());
    }

    @Transactional
    public void discard(UUID id, int expectedVersion) throws SQLException {
        lockedDraft(id).requireVersion(expectedVersion);
        changes.delete(id);
    }

    private StoredReport lockedDraft(UUID id) throws SQLException {
        StoredReport draft = reports.findAndLock(id).orElseThrow(() -> Refusal.notFound("report"));
        draft.requireDraft();
        return draft;
    }
}
