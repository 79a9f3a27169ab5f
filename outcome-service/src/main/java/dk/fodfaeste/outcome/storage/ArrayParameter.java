package dk.fodfaeste.outcome.storage;

import java.util.Collection;
import java.util.function.Function;

/** One column of many rows as one SQL parameter. {@code unnest} converts such columns back to rows, so one statement can write thousands. */
public record ArrayParameter(String type, Object[] values) {

    public static <T> ArrayParameter of(String type, Collection<T> rows, Function<T, ?> value) {
        return new ArrayParameter(type, rows.stream().map(value).toArray());
    }

    public static ArrayParameter of(String type, Collection<?> values) {
        return new ArrayParameter(type, values.toArray());
    }

    /** The driver accepts bytes only as {@code byte[][]}. */
    static <T> ArrayParameter ofBytes(Collection<T> rows, Function<T, byte[]> value) {
        return new ArrayParameter("bytea", rows.stream().map(value).toArray(byte[][]::new));
    }
}
