package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The business cases of an initiative for a report and for its page. */
@ApplicationScoped
public class ReportedCases {
    private final BusinessCases cases;
    private final BusinessCaseCalculator calculator;

    ReportedCases(BusinessCases cases, BusinessCaseCalculator calculator) {
        this.cases = cases;
        this.calculator = calculator;
    }

    /** @param suppressed whether the readers may not see persons, as with every report */
    public List<ReportedCase> of(InitiativeVersion initiative, AsOf asOf, boolean suppressed) throws SQLException {
        List<ReportedCase> reported = new ArrayList<>();
        for (BusinessCaseVersion version : cases.knownAt(asOf.recordedUntil(), initiative.code())) {
            reported.add(ReportedCase.of(calculator.of(initiative, List.of(version), asOf, suppressed)));
        }
        return reported;
    }
}
