package dk.fodfaeste.reporting.comparisons;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.text.Codes;
import dk.fodfaeste.kit.text.Dates;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.Initiatives;
import dk.fodfaeste.reporting.rate.Basis;
import dk.fodfaeste.reporting.rate.Window;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;

/** Reads which comparison a request is about. */
@ApplicationScoped
class RequestedComparison {
    private final Initiatives initiatives;
    private final Caller caller;

    RequestedComparison(Initiatives initiatives, Caller caller) {
        this.initiatives = initiatives;
        this.caller = caller;
    }

    /** @throws Refusal 404 unless the initiative is in the caller's scope and has the measure; 400 or 422 if the window is none */
    ComparisonKey key(String initiative, String measure, String basis, String from, String to) throws SQLException {
        if (initiative(initiative).measure(measure).isEmpty()) {
            throw Refusal.notFound("measure");
        }
        Basis by = Codes.parse(Basis.class, "basis", basis);
        LocalDate first = Dates.requirePlausible("from", Dates.parse("from", from));
        LocalDate last = Dates.requirePlausible("to", Dates.parse("to", to));
        if (first.isAfter(last)) {
            throw Refusal.rule("from", message("afterTo"));
        }
        return new ComparisonKey(initiative, measure, new Window(first, last, by));
    }

    InitiativeVersion initiative(String code) throws SQLException {
        // PostgreSQL text cannot contain this character.
        if (code.indexOf('\0') >= 0 || !caller.mayAccess(code)) {
            throw Refusal.notFound("initiative");
        }
        return initiatives.knownAt(Instant.MAX, code).orElseThrow(() -> Refusal.notFound("initiative"));
    }
}
