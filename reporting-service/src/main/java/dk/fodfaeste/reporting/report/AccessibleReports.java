package dk.fodfaeste.reporting.report;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.report.drafting.Drafting;
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

/** The reports that the caller may read: drafts are for those who see every figure, and no report for whom one of its initiatives is out of scope. */
@ApplicationScoped
class AccessibleReports {
    private final Reports reports;
    private final PublishedDocuments published;
    private final ReportCalculator drawingUp;
    private final Restatements restatements;
    private final DatabaseSnapshot snapshot;
    private final Caller caller;
    private final Clock clock;

    AccessibleReports(
            Reports reports,
            PublishedDocuments published,
            ReportCalculator drawingUp,
            Restatements restatements,
            DatabaseSnapshot snapshot,
            Caller caller,
            Clock clock) {
        this.reports = reports;
        this.published = published;
        this.drawingUp = drawingUp;
        this.restatements = restatements;
        this.snapshot = snapshot;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws Refusal 404 */
    StoredReport one(String id) throws SQLException {
        return uuid(id).flatMap(this::find)
                .filter(report -> !report.draft() || seesDrafts())
                .filter(report -> report.initiatives().stream().allMatch(caller::mayAccess))
                .orElseThrow(AccessibleReports::notThere);
    }

    /** The one with that number, if the caller may read it. */
    Optional<StoredReport> numbered(Integer number) throws SQLException {
        return number == null ? Optional.empty() : reports.numbered(number).filter(this::mayRead);
    }

    boolean seesDrafts() {
        return caller.hasRole(Roles.ANALYST) || caller.hasRole(Roles.LEAD);
    }

    boolean mayRead(StoredReport report) {
        return report.initiatives().stream().allMatch(caller::reaches);
    }

    /** What it says: as it was published, or of a draft as known now. */
    @Transactional
    ReportDocument document(StoredReport report) throws SQLException {
        if (!report.draft()) {
            return published.document(report);
        }
        snapshot.ofNow();
        return drawingUp.document(report, null, AsOf.now(clock));
    }

    /** @throws Refusal 409 where the report is published: what was restated since is said by the next one */
    @Transactional
    List<Restatements.ExactRestatement> restatements(StoredReport draft) throws SQLException {
        Drafting.mustBeDraft(draft);
        snapshot.ofNow();
        return restatements.exactly(draft, AsOf.now(clock));
    }

    private Optional<StoredReport> find(UUID id) {
        try {
            return reports.find(id);
        } catch (SQLException broken) {
            throw new IllegalStateException("The reports cannot be read", broken);
        }
    }

    private static Optional<UUID> uuid(String id) {
        try {
            return Optional.of(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    private static Refusal notThere() {
        return Refusal.notFound("report");
    }
}
