package dk.fodfaeste.reporting.figures;

import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.util.Set;

/**
 * Finds what the figures of a request may lack. An initiative may be revised, or derived to its end, while they are counted. A cached figure was
 * counted from what is stored when the versions are read, so nothing is read again for it.
 */
@RequestScoped
class RequestFreshness {
    private final RequestVersions versions;

    RequestFreshness(RequestVersions versions) {
        this.versions = versions;
    }

    /** The codes of the initiatives that are being derived again, and the instant until which events were read. */
    record Lack(Set<String> initiatives, Freshness ofOthers) {
        Freshness of(String initiative) {
            return initiatives.contains(initiative) ? new Freshness(true, ofOthers.readUntil()) : ofOthers;
        }
    }

    /** Must be called before the first figure of the initiative is counted. */
    void beforeCounting(String initiative) throws SQLException {
        versions.of(initiative);
    }

    /** Must be called before the first figure of any initiative is counted. */
    void beforeCountingAll() throws SQLException {
        versions.ofAll();
    }

    /** Must be called when the figures have been counted. */
    Lack afterCounting(AsOf asOf) throws SQLException {
        return new Lack(
                Set.copyOf(versions.pending()),
                versions.readUntil()
                        .filter(readUntil -> readUntil.isBefore(asOf.recordedUntil()))
                        .map(readUntil -> new Freshness(false, readUntil))
                        .orElse(Freshness.UP_TO_DATE));
    }
}
