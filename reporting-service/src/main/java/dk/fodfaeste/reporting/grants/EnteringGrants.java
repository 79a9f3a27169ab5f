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

/** Replaces the lines, totals and details of a document. Earlier versions are kept. */
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

    /**
     * Repeating the command changes nothing.
     *
     * @param document a name that {@link GrantRules#document} has checked
     */
    @Transactional
    GrantDocument replace(
            String document, int expectedVersion, List<GrantLine> lines, List<StatedTotal> totals, NoteDetails note)
            throws SQLException {
        grants.lock();
        List<GrantDocument> all = grants.knownAt(Instant.MAX);
        GrantDocument present = find(all, document);
        requireReach(present.lines(), present.statedTotals());
        requireReach(lines, totals);
        if (present.hasSameContent(lines, totals, note)) {
            return present;
        }
        if (expectedVersion != present.version()) {
            throw Refusal.stale(expectedVersion, present.version());
        }
        GrantRules.check(lines, totals, initiativeCodes(), all);
        return record(present, lines, totals, note);
    }

    private static GrantDocument find(List<GrantDocument> all, String document) {
        return all.stream()
                .filter(each -> each.document().equals(document))
                .findFirst()
                .orElseGet(() -> GrantDocument.unknown(document));
    }

    GrantDocument record(GrantDocument present, List<GrantLine> lines, List<StatedTotal> totals, NoteDetails note)
            throws SQLException {
        GrantDocument next = new GrantDocument(
                present.document(),
                present.version() + 1,
                Clocks.notBefore(clock, present.recordedAt()),
                List.copyOf(lines),
                List.copyOf(totals),
                note);
        grants.add(next, caller.user());
        return next;
    }

    /** The codes of all initiatives. */
    Set<String> initiativeCodes() throws SQLException {
        return initiatives.knownAt(Instant.MAX).stream()
                .map(InitiativeVersion::code)
                .collect(Collectors.toSet());
    }

    /** @throws Refusal 404 if an initiative is out of the caller's scope */
    private void requireReach(List<GrantLine> lines, List<StatedTotal> totals) {
        Stream.concat(
                        lines.stream().map(GrantLine::initiative),
                        totals.stream().map(StatedTotal::initiative).filter(Objects::nonNull))
                .distinct()
                .forEach(code -> caller.requireReach(code, "initiative"));
    }
}
