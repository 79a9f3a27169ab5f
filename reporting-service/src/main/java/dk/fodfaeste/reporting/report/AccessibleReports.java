package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.report.drafting.ReportCalculator;
import dk.fodfaeste.reporting.report.restating.Restatements;
import dk.fodfaeste.reporting.report.store.DatabaseSnapshot;
import dk.fodfaeste.reporting.report.store.PublishedDocuments;
import dk.fodfaeste.reporting.report.store.ReportDocument;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The reports that the caller may read. Drafts are for roles that see every figure. A report is out of scope if any of its initiatives is.
 */
@ApplicationScoped
class AccessibleReports {
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private final Reports reports;
    private final PublishedDocuments published;
    private final ReportCalculator calculator;
    private final Restatements restatements;
    private final DatabaseSnapshot snapshot;
    private final Caller caller;
    private final Clock clock;

    AccessibleReports(
            Reports reports,
            PublishedDocuments published,
            ReportCalculator calculator,
            Restatements restatements,
            DatabaseSnapshot snapshot,
            Caller caller,
            Clock clock) {
        this.reports = reports;
        this.published = published;
        this.calculator = calculator;
        this.restatements = restatements;
        this.snapshot = snapshot;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 if there is no such report or the caller may not read it */
    StoredReport require(String id) throws SQLException {
        Optional<StoredReport> report = ID.matcher(id).matches() ? reports.find(UUID.fromString(id)) : Optional.empty();
        return report.filter(found -> !found.isDraft() || maySeeDrafts())
                .filter(found -> found.initiatives().stream().allMatch(caller::mayAccess))
                .orElseThrow(() -> Refusal.notFound("report"));
    }

    /** @param number may be null */
    Optional<StoredReport> findByNumber(Integer number) throws SQLException {
        return number == null ? Optional.empty() : reports.findByNumber(number).filter(this::isInScope);
    }

    boolean maySeeDrafts() {
        return caller.hasRole(Roles.ANALYST) || caller.hasRole(Roles.LEAD);
    }

    boolean isInScope(StoredReport report) {
        return report.initiatives().stream().allMatch(caller::reaches);
    }

    /** The published document; of a draft, a document with the current figures. */
    @Transactional
    ReportDocument document(StoredReport report) throws SQLException {
        if (!report.isDraft()) {
            return published.document(report);
        }
        snapshot.begin();
        return calculator.document(report, null, AsOf.now(clock));
    }

    /** @throws Refusal 409 if the report is published: its restatements are in the next report */
    @Transactional
    List<Restatements.ExactRestatement> restatements(StoredReport draft) throws SQLException {
        draft.requireDraft();
        snapshot.begin();
        return restatements.exact(draft, AsOf.now(clock));
    }
}
