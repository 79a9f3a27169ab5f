package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.reporting.projection.ReadingProgress;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Finds what the figures of a request may lack. An initiative may be revised, or derived to its end, while they are counted. */
@RequestScoped
class RequestFreshness {
    private final PendingDerivations pending;
    private final ReadingProgress progress;
    private Set<String> pendingBefore;

    RequestFreshness(PendingDerivations pending, ReadingProgress progress) {
        this.pending = pending;
        this.progress = progress;
    }

    /** The codes of the initiatives that are being derived again, and the instant until which events were read. */
    record Lack(Set<String> initiatives, Freshness ofOthers) {
        Freshness of(String initiative) {
            return initiatives.contains(initiative) ? new Freshness(true, ofOthers.readUntil()) : ofOthers;
        }
    }

    /** Must be called before the first figure is counted. */
    void beforeCounting() {
        if (pendingBefore == null) {
            pendingBefore = pending.initiatives();
        }
    }

    /** Must be called when the figures have been counted. */
    Lack afterCounting(AsOf asOf) throws SQLException {
        beforeCounting();
        Set<String> initiatives = new HashSet<>(pendingBefore);
        initiatives.addAll(pending.initiatives());
        return new Lack(
                initiatives,
                progress.readUntilIfLate()
                        .filter(readUntil -> readUntil.isBefore(asOf.recordedUntil()))
                        .map(readUntil -> new Freshness(false, readUntil))
                        .orElse(Freshness.UP_TO_DATE));
    }
}
