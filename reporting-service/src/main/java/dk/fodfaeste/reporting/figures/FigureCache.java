package dk.fodfaeste.reporting.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fodfaeste.reporting.projection.FigureVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/**
 * Caches what was counted for the present. Each replica has its own cache. What is counted for one initiative is valid for its version
 * ({@link FigureVersions}), so events of other initiatives do not invalidate it; what is counted over all initiatives, until new events are
 * processed. The version is read before and after counting. If they differ, a transaction has committed in between and the result is not cached: a
 * transaction with an older snapshot of the database, such as the publication of a report, could otherwise read it. Figures for an earlier instant
 * are not cached.
 */
@ApplicationScoped
public class FigureCache {
    private static final int MAX_ENTRIES = 5_000;

    /** The key of what is counted for one initiative only. */
    interface OfInitiative {
        String initiative();
    }

    /** Counts from the rows. */
    public interface Computation<V> {
        V compute() throws SQLException;
    }

    private record Entry(String version, Object value) {}

    private final RequestVersions versions;
    private final Cache<Record, Entry> entries =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    FigureCache(RequestVersions versions) {
        this.versions = versions;
    }

    /**
     * @param key everything that the value depends on besides the rows; each class of keys has one type of values. Without {@link OfInitiative} the
     *     value may be counted from all rows.
     */
    @SuppressWarnings("unchecked") // an entry is stored with the key of its own computation
    public <V> V get(Record key, AsOf asOf, Computation<V> computation) throws SQLException {
        if (!asOf.present()) {
            versions.noteCount();
            return computation.compute();
        }
        String version = version(key);
        Entry cached = entries.getIfPresent(key);
        if (cached != null && cached.version().equals(version)) {
            return (V) cached.value();
        }
        versions.noteCount();
        V value = computation.compute();
        if (isStill(key, version)) {
            entries.put(key, new Entry(version, value));
        }
        return value;
    }

    private String version(Record key) throws SQLException {
        return key instanceof OfInitiative one ? versions.of(one.initiative()) : versions.ofProjection();
    }

    private boolean isStill(Record key, String version) throws SQLException {
        return key instanceof OfInitiative one
                ? versions.isStill(one.initiative(), version)
                : versions.isProjectionStill(version);
    }
}
