package dk.fodfaeste.reporting.fidelity;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;

/** Reads which initiative a request is about. */
@ApplicationScoped
class RequestedReview {
    private final Initiatives initiatives;
    private final Caller caller;

    RequestedReview(Initiatives initiatives, Caller caller) {
        this.initiatives = initiatives;
        this.caller = caller;
    }

    /** @throws Refusal 404 if it does not exist or is out of the caller's scope */
    InitiativeVersion initiative(String code) throws SQLException {
        // PostgreSQL text cannot contain this character.
        if (code.indexOf('\0') >= 0 || !caller.mayAccess(code)) {
            throw Refusal.notFound("initiative");
        }
        return initiatives.knownAt(Instant.MAX, code).orElseThrow(() -> Refusal.notFound("initiative"));
    }
}
