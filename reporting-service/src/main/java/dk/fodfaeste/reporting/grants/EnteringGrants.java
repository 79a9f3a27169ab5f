package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.kit.time.Clocks;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import dk.fodfaeste.reporting.projection.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An administrator says what a document holds from now on. What it held before is kept. */
@ApplicationScoped
class EnteringGrants {
    private final Grants grants;
    private final Initiatives initiatives;
    private final Caller caller;
    private final Clock clock;

    EnteringGrants(Grants grants, Initiatives initiatives, Caller caller, Clock clock) {
        this.grants = grants;
        this.initiatives = initiatives;
        this.caller = caller;
        this.clock = clock;
    }

    /** All of it; saying the same again changes nothing. */
    @Transactional
    GrantDocument replace(String name, DocumentBody body) throws SQLException {
        String document = GrantRules.document(name);
        return replaced(
                document,
                body.expectedVersion(),
                body.lines().stream().map(line -> line.line(document)).toList(),
                body.statedTotals().stream().map(total -> total.total(document)).toList());
    }

    @Transactional
    GrantDocument replace(String document, int expectedVersion, List<GrantLine> lines, List<StatedTotal> totals)
            throws SQLException {
        return replaced(document, expectedVersion, lines, totals);
    }

    private GrantDocument replaced(
            String document, int expectedVersion, List<GrantLine> lines, List<StatedTotal> totals) throws SQLException {
        grants.takeTurn();
        List<GrantDocument> all = grants.knownAt(Instant.MAX);
        GrantDocument present = in(all, document);
        mustReach(present.lines(), present.statedTotals());
        mustReach(lines, totals);
        if (present.saysTheSameAs(lines, totals)) {
            return present;
        }
        if (expectedVersion != present.version()) {
            throw Refusal.stale(expectedVersion, present.version());
        }
        GrantRules.check(lines, totals, known(), all);
        return next(present, lines, totals);
    }

    static GrantDocument in(List<GrantDocument> all, String document) {
        return all.stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseGet(() -> GrantDocument.unknown(document));
    }

    GrantDocument next(GrantDocument present, List<GrantLine> lines, List<StatedTotal> totals) throws SQLException {
        GrantDocument next = new GrantDocument(
                present.document(),
                present.version() + 1,
                Clocks.notBefore(clock, present.recordedAt()),
                List.copyOf(lines),
                List.copyOf(totals));
        grants.add(next, caller.user());
        return next;
    }

    /** Codes of the initiatives that anybody has told of. */
    Set<String> known() throws SQLException {
        return initiatives.knownAt(Instant.MAX).stream()
                .map(InitiativeVersion::code)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal 404 where some of the money is of an initiative out of the caller's scope */
    private void mustReach(List<GrantLine> lines, List<StatedTotal> totals) {
        Stream.concat(
                        lines.stream().map(GrantLine::initiative),
                        totals.stream().map(StatedTotal::initiative).filter(Objects::nonNull))
                .distinct()
                .forEach(code -> caller.requireReach(code, "initiative"));
    }
}
