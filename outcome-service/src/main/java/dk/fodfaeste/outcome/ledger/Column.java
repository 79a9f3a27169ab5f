package dk.fodfaeste.outcome.ledger;

import java.util.Collection;
import java.util.function.Function;

/** One column of many rows, as one parameter: {@code unnest} makes rows of them again, thousands in one statement. */
public record Column(String type, Object[] values) {

    public static <T> Column of(String type, Collection<T> rows, Function<T, ?> value) {
        return new Column(type, rows.stream().map(value).toArray());
    }

    public static Column of(String type, Collection<?> values) {
        return new Column(type, values.toArray());
    }

    /** The driver takes bytes only in an array of their own kind. */
    static <T> Column ofBytes(Collection<T> rows, Function<T, byte[]> value) {
        return new Column("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
