package dk.fodfaeste.reporting.figures;

import dk.fodfaeste.reporting.projection.FigureVersions;
import dk.fodfaeste.reporting.projection.FigureVersions.Snapshot;
import dk.fodfaeste.reporting.projection.StoredOffsets;
import jakarta.enterprise.context.RequestScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The versions of the figures at their first use in a request, so that a page with many figures reads them once, and what was known then about events
 * that are missing.
 */
@RequestScoped
class RequestVersions {
    private final FigureVersions figureVersions;
    private final StoredOffsets storedOffsets;
    private final Set<String> pending = new HashSet<>();
    private String onlyInitiative;
    private Snapshot ofOne;
    private Snapshot ofAll;
    private String offsets;
    private Optional<Instant> readUntil = Optional.empty();
    private boolean counted;

    RequestVersions(FigureVersions figureVersions, StoredOffsets storedOffsets) {
        this.figureVersions = figureVersions;
        this.storedOffsets = storedOffsets;
    }

    /** Like {@link Snapshot#of}. The first initiative is read alone; with the second, all are read. */
    String of(String initiative) throws SQLException {
        if (ofOne == null && ofAll == null) {
            onlyInitiative = initiative;
            ofOne = noted(figureVersions.ofOne(initiative));
        }
        return ofOne != null && initiative.equals(onlyInitiative) ? ofOne.of(initiative) : ofAll().of(initiative);
    }

    /** Reads the versions of all initiatives at once. */
    Snapshot ofAll() throws SQLException {
        if (ofAll == null) {
            ofAll = noted(figureVersions.ofAll());
        }
        return ofAll;
    }

    /** Like {@link StoredOffsets#asText}, for what is counted over all initiatives. */
    String ofProjection() throws SQLException {
        if (offsets == null) {
            offsets = storedOffsets.asText();
        }
        return offsets;
    }

    /** Reads the version again. */
    boolean isStill(String initiative, String version) throws SQLException {
        return figureVersions.ofOne(initiative).of(initiative).equals(version);
    }

    /** Reads the stored offsets again. */
    boolean isProjectionStill(String version) throws SQLException {
        return storedOffsets.asText().equals(version);
    }

    /** Something was counted, perhaps later than the versions were read. */
    void noteCount() {
        counted = true;
    }

    /** The initiatives that were being derived again before or after the counting. */
    Set<String> pending() throws SQLException {
        readAgainAfterCounting();
        return pending;
    }

    /** When all events were last read, if that is more than a minute ago. */
    Optional<Instant> readUntil() throws SQLException {
        readAgainAfterCounting();
        return readUntil;
    }

    private void readAgainAfterCounting() throws SQLException {
        if (ofOne == null && ofAll == null) {
            ofAll();
        } else if (counted) {
            noted(figureVersions.ofOne(FigureVersions.DEFINITIONS));
        }
        counted = false;
    }

    private Snapshot noted(Snapshot snapshot) {
        pending.addAll(snapshot.pending());
        readUntil = snapshot.readUntil();
        return snapshot;
    }
}
