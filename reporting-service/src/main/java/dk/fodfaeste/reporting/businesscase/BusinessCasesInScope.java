package dk.fodfaeste.reporting.businesscase;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.reporting.figures.AsOf;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** The business cases that the caller may read. */
@ApplicationScoped
class BusinessCasesInScope {
    private final Initiatives initiatives;
    private final BusinessCases cases;
    private final BusinessCaseCalculator calculator;
    private final Caller caller;

    BusinessCasesInScope(
            Initiatives initiatives, BusinessCases cases, BusinessCaseCalculator calculator, Caller caller) {
        this.initiatives = initiatives;
        this.cases = cases;
        this.calculator = calculator;
        this.caller = caller;
    }

    /** @throws Refusal 404 if it does not exist or is out of the caller's scope */
    InitiativeVersion initiative(String code, AsOf asOf) throws SQLException {
        // PostgreSQL text cannot contain this character.
        if (code.indexOf('\0') >= 0 || !caller.mayAccess(code)) {
            throw Refusal.notFound("initiative");
        }
        return initiatives.knownAt(asOf.recordedUntil(), code).orElseThrow(() -> Refusal.notFound("initiative"));
    }

    List<BusinessCaseVersion> all(InitiativeVersion initiative, AsOf asOf) throws SQLException {
        return cases.knownAt(asOf.recordedUntil(), initiative.code());
    }

    /** @throws Refusal 404 if it was not known at the instant */
    BusinessCaseView one(InitiativeVersion initiative, String code, AsOf asOf) throws SQLException {
        if (code.indexOf('\0') >= 0) {
            throw Refusal.notFound("business case");
        }
        List<BusinessCaseVersion> known = cases.history(initiative.code(), code).stream()
                .filter(version -> !version.recordedAt().isAfter(asOf.recordedUntil()))
                .toList();
        if (known.isEmpty()) {
            throw Refusal.notFound("business case");
        }
        return calculator.of(initiative, known, asOf, maySeeNoPersons());
    }

    private boolean maySeeNoPersons() {
        return !caller.hasRole(Roles.LEAD) && !caller.hasRole(Roles.ANALYST);
    }
}
