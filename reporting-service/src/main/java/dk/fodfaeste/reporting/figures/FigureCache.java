package dk.fodfaeste.reporting.figures;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was counted of the present, for as long as it still holds. How far each partition has been read is written in the transaction that
 * writes the rows, so while that is the same the rows are. It is asked before counting and again after it: each statement sees what was
 * committed before it, so where the two are the same nothing was committed in between, and where they are not the count is of neither and is
 * not kept. Else a report that is published from an earlier state of the database could take it. What was known at an instant is always
 * counted.
 */
@ApplicationScoped
class FigureCache {
    private static final int MOST = 1_000;

    interface Counting<V> {
        V count() throws SQLException;
    }

    private record Remembered(String readUntil, Object counted) {}

    private final RequestOffsets readUntil;
    /** The one that was counted longest ago goes first. */
    private final Map<Record, Remembered> remembered = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, Remembered> eldest) {
            return size() > MOST;
        }
    };

    FigureCache(RequestOffsets readUntil) {
        this.readUntil = readUntil;
    }

    /** @param question everything that the count depends on besides the rows; of one class where it asks for one type */
    @SuppressWarnings("unchecked") // a question is kept with its own answer
    <V> V of(Record question, AsOf asOf, Counting<V> counting) throws SQLException {
        if (!asOf.present()) {
            return counting.count();
        }
        String position = readUntil.position();
        Remembered before = find(question);
        if (before != null && before.readUntil().equals(position)) {
            return (V) before.counted();
        }
        V counted = counting.count();
        if (readUntil.isStill(position)) {
            keep(question, new Remembered(position, counted));
        }
        return counted;
    }

    private synchronized Remembered find(Record question) {
        return remembered.get(question);
    }

    private synchronized void keep(Record question, Remembered counted) {
        remembered.remove(question);
        remembered.put(question, counted);
    }
}
