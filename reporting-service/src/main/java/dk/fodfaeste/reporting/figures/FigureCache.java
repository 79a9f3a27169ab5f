package dk.fodfaeste.reporting.figures;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;

/**
 * Caches what was counted for the present until new events are processed. The stored offsets are written in the same transaction as the
 * rows, and so are the positions of pending derivations, so the rows are unchanged as long as both are. The offsets are read before and after counting. If they differ, a transaction has
 * committed in between and the result is not cached: a transaction with an older snapshot of the database, such as the publication of a
 * report, could otherwise read it. Figures for an earlier instant are not cached.
 */
@ApplicationScoped
public class FigureCache {
    private static final int MAX_ENTRIES = 1_000;

    /** Counts from the rows. */
    public interface Computation<V> {
        V compute() throws SQLException;
    }

    private record Entry(String offsets, Object value) {}

    private final RequestOffsets requestOffsets;
    private final Cache<Record, Entry> entries =
            Caffeine.newBuilder().maximumSize(MAX_ENTRIES).build();

    FigureCache(RequestOffsets requestOffsets) {
        this.requestOffsets = requestOffsets;
    }

    /** @param key everything that the value depends on besides the rows; each class of keys has one type of values */
    @SuppressWarnings("unchecked") // an entry is stored with the key of its own computation
    public <V> V get(Record key, AsOf asOf, Computation<V> computation) throws SQLException {
        if (!asOf.present()) {
            return computation.compute();
        }
        String offsets = requestOffsets.atFirstUse();
        Entry cached = entries.getIfPresent(key);
        if (cached != null && cached.offsets().equals(offsets)) {
            return (V) cached.value();
        }
        V value = computation.compute();
        if (requestOffsets.areStill(offsets)) {
            entries.put(key, new Entry(offsets, value));
        }
        return value;
    }
}
