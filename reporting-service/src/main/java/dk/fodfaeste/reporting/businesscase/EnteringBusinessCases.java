package dk.fodfaeste.reporting.businesscase;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;

/** Enters and changes business cases. Repeating a command changes nothing. */
@ApplicationScoped
class EnteringBusinessCases {
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final BusinessCases cases;
    private final Caller caller;
    private final Clock clock;

    EnteringBusinessCases(BusinessCases cases, Caller caller, Clock clock) {
        this.cases = cases;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * @throws Refusal 422 if the assumptions contradict each other; 409 if {@code expectedVersion} is not the present version
     */
    @Transactional
    void enter(InitiativeVersion initiative, String code, BusinessCaseBody body) throws SQLException {
        if (!CODE.matcher(code).matches()) {
            throw Refusal.malformed("code", message("notACode"));
        }
        AssumptionRules.check(body.assumptions(), initiative);
        Optional<BusinessCaseVersion> present =
                cases.history(initiative.code(), code).stream().findFirst();
        if (present.filter(version -> version.assumptions().equals(body.assumptions()))
                .isPresent()) {
            return;
        }
        int version = present.map(BusinessCaseVersion::version).orElse(0);
        if (body.expectedVersion() != null && body.expectedVersion() != version) {
            throw Refusal.stale(body.expectedVersion(), version);
        }
        cases.add(new BusinessCaseVersion(
                initiative.code(),
                code,
                version + 1,
                body.assumptions(),
                body.because().strip(),
                Clocks.notBefore(
                        clock, present.map(BusinessCaseVersion::recordedAt).orElse(null)),
                caller.user()));
    }
}
