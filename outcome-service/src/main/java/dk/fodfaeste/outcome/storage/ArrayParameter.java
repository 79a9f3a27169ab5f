package dk.fodfaeste.outcome.storage;

import java.util.Collection;
import java.util.function.Function;

/** One column of many rows, as one parameter: {@code unnest} makes rows of them again, thousands in one statement. */
public record ArrayParameter(String type, Object[] values) {

    public static <T> ArrayParameter of(String type, Collection<T> rows, Function<T, ?> value) {
        return new ArrayParameter(type, rows.stream().map(value).toArray());
    }

    public static ArrayParameter of(String type, Collection<?> values) {
        return new ArrayParameter(type, values.toArray());
    }

    /** The driver takes bytes only in an array of their own kind. */
    static <T> ArrayParameter ofBytes(Collection<T> rows, Function<T, byte[]> value) {
        return new ArrayParameter("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
