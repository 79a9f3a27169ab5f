package dk.fodfaeste.reporting.offenders;

import dk.fodfaeste.reporting.report.ReportPage;

/** Violates the rule that the steps of a report do not depend on its pages. */
public class DependsOnReportPage {
    public ReportPage page() {
        return null;
    }
}
