package dk.fodfaeste.reporting.report.drafting;

import com.fasterxml.uuid.Generators;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.HalfYear;
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

/** A draft is opened, written in as often as anybody likes, and published or thrown away. */
@ApplicationScoped
public class Drafting {
    private final Reports reports;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Clock clock;

    Drafting(Reports reports, Initiatives initiatives, Caller caller, Clock clock) {
        this.reports = reports;
        this.initiatives = initiatives;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public StoredReport open(HalfYear period, List<String> codes) throws SQLException {
        if (!period.lastDay().isBefore(LocalDate.now(clock))) {
            throw Refusal.rule("period", "is not over; a report is about a half-year that is");
        }
        List<String> distinct = codes.stream().distinct().sorted().toList();
        List<Violation> unknown = new ArrayList<>();
        for (String code : distinct) {
            if (!isThere(code)) {
                unknown.add(new Violation("initiatives", "there is no initiative " + code));
            }
        }
        if (!unknown.isEmpty()) {
            throw Refusal.rule(unknown);
        }
        return opened(period, distinct, ReportTexts.NONE, null, null);
    }

    private boolean isThere(String code) throws SQLException {
        return caller.mayAccess(code)
                && initiatives.knownAt(AsOf.now(clock).heardUntil(), code).isPresent();
    }

    /** Of a published report, with its half-year, initiatives and texts. */
    @Transactional
    public StoredReport correct(StoredReport report, String because) throws SQLException {
        if (report.status() != StoredReport.Status.PUBLISHED) {
            throw Refusal.conflict("Only a published report that holds is corrected.");
        }
        if (reports.isBeingCorrected(report.id())) {
            throw Refusal.conflict("A correction of this report has been opened already.");
        }
        return opened(report.period(), report.initiatives(), report.texts(), report, because.strip());
    }

    private StoredReport opened(HalfYear period, List<String> codes, ReportTexts texts, StoredReport corrected, String because)
            throws SQLException {
        StoredReport draft = new StoredReport(
                Generators.timeBasedEpochGenerator().generate(),
                period,
                codes,
                StoredReport.Status.DRAFT,
                1,
                texts,
                corrected == null ? null : corrected.number(),
                because,
                Clocks.instant(clock),
                caller.user(),
                null,
                null,
                null,
                null,
                null,
                null);
        reports.add(draft, corrected == null ? null : corrected.id());
        return draft;
    }

    /** What stood there is replaced. */
    @Transactional
    public void write(UUID id, ReportTexts texts, int expectedVersion) throws SQLException {
        StoredReport draft = mine(id);
        if (draft.texts().equals(texts)
                && expectedVersion <= draft.version()
                && expectedVersion >= draft.version() - 1) {
            return;
        }
        mustBePresent(draft, expectedVersion);
        List<Violation> faults = new ArrayList<>();
        texts.comments().keySet().stream()
                .filter(code -> !draft.initiatives().contains(code))
                .forEach(code -> faults.add(new Violation("comments", "the report is not about " + code)));
        if (!faults.isEmpty()) {
            throw Refusal.rule(faults);
        }
        reports.write(id, draft.version() + 1, texts);
    }

    @Transactional
    public void discard(UUID id, int expectedVersion) throws SQLException {
        mustBePresent(mine(id), expectedVersion);
        reports.discard(id);
    }

    private StoredReport mine(UUID id) throws SQLException {
        StoredReport draft = reports.lock(id).orElseThrow(() -> Refusal.notFound("report"));
        mustBeDraft(draft);
        return draft;
    }

    public static void mustBeDraft(StoredReport report) {
        if (!report.draft()) {
            throw Refusal.conflict("The report is published; it stays as it is. Correct it by another.");
        }
    }

    public static void mustBePresent(StoredReport draft, int expectedVersion) {
        if (draft.version() != expectedVersion) {
            throw Refusal.stale(expectedVersion, draft.version());
        }
    }
}
