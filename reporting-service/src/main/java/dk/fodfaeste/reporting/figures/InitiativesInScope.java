package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Caller;
import dk.fodfaeste.reporting.followup.InitiativeVersion;
import dk.fodfaeste.reporting.projection.FigureVersions;
import dk.fodfaeste.reporting.projection.Initiatives;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/** The initiatives in the caller's scope. */
@ApplicationScoped
class InitiativesInScope {
    private final Initiatives initiatives;
    private final FigureCache cache;
    private final RequestFreshness freshness;
    private final Caller caller;

    InitiativesInScope(Initiatives initiatives, FigureCache cache, RequestFreshness freshness, Caller caller) {
        this.initiatives = initiatives;
        this.cache = cache;
        this.freshness = freshness;
        this.caller = caller;
    }

    private record OneKey(String initiative) implements FigureCache.OfInitiative {}

    private record AllKey() implements FigureCache.OfInitiative {
        @Override
        public String initiative() {
            return FigureVersions.DEFINITIONS;
        }
    }

    /** In the order of their codes. */
    Stream<InitiativeVersion> all(AsOf asOf) throws SQLException {
        freshness.beforeCountingAll();
        return cache.get(new AllKey(), asOf, () -> initiatives.knownAt(asOf.recordedUntil())).stream()
                .filter(initiative -> caller.reaches(initiative.code()))
                .sorted(Comparator.comparing(InitiativeVersion::code));
    }

    /** @throws Refusal 404 if there is no such initiative in scope */
    InitiativeVersion require(String code, AsOf asOf) throws SQLException {
        // PostgreSQL text cannot contain this character.
        if (code.indexOf('\0') >= 0) {
            throw Refusal.notFound("initiative");
        }
        freshness.beforeCounting(code);
        return cache.get(new OneKey(code), asOf, () -> initiatives.knownAt(asOf.recordedUntil(), code))
                .filter(initiative -> caller.mayAccess(initiative.code()))
                .orElseThrow(() -> Refusal.notFound("initiative"));
    }
}
