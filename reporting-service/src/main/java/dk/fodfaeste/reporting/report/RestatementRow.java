package dk.fodfaeste.reporting.report;

import dk.fodfaeste.reporting.report.rendering.ReportText;
import dk.fodfaeste.reporting.report.restating.Restatements.ExactRestatement;
import java.util.List;

/**
 * A figure of an earlier report that is no longer what was published.
 *
 * @param period in words
 */
record RestatementRow(ExactRestatement figure, String period) {

    /** Those with a change. */
    static List<RestatementRow> changed(List<ExactRestatement> restatements) {
        return restatements.stream()
                .filter(figure -> !figure.changes().isEmpty())
                .map(figure -> new RestatementRow(figure, ReportText.period(figure.period())))
                .toList();
    }
}
