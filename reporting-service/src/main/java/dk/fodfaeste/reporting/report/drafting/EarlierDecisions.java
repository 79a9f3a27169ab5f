package dk.fodfaeste.reporting.report.drafting;

import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.rate.HalfYear;
import dk.fodfaeste.reporting.report.store.ReportTexts.EarlierDecision;
import dk.fodfaeste.reporting.report.store.Reports;
import dk.fodfaeste.reporting.report.store.StoredReport;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The decisions of earlier reports that a new draft carries on. */
@ApplicationScoped
class EarlierDecisions {
    private final Reports reports;
    private final Caller caller;

    EarlierDecisions(Reports reports, Caller caller) {
        this.reports = reports;
        this.caller = caller;
    }

    /**
     * From the latest earlier report of each initiative: its own decisions, and those that it carried on and that were not carried out. Reports with
     * an initiative out of the caller's scope are left out.
     */
    List<EarlierDecision> open(HalfYear period, List<String> codes) throws SQLException {
        Set<String> without = new HashSet<>(codes);
        List<EarlierDecision> open = new ArrayList<>();
        for (StoredReport report : reports.currentUntil(period.previous())) {
            boolean inScope = report.initiatives().stream().allMatch(caller::reaches);
            if (inScope && without.removeAll(report.initiatives())) {
                decisionsOf(report).forEach(open::add);
            }
        }
        return open;
    }

    private static Stream<EarlierDecision> decisionsOf(StoredReport report) {
        return Stream.concat(
                report.texts().earlierDecisions().stream().filter(decision -> !decision.done()),
                report.texts().decisions().stream().map(decision -> EarlierDecision.of(report.number(), decision)));
    }
}
