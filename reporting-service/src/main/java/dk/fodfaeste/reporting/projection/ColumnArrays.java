package dk.fodfaeste.reporting.projection;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;

/** Converts rows to one array per column, for statements that insert many rows with {@code unnest}. The values are sent as text. */
final class ColumnArrays {
    private ColumnArrays() {}

    static <T> Array of(Connection connection, Collection<T> rows, Function<T, ?> value) throws SQLException {
        return connection.createArrayOf(
                "text", rows.stream().map(row -> text(value.apply(row))).toArray());
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> null;
            case BigDecimal number -> number.toPlainString();
            // Java writes a plus sign before a year of five digits; PostgreSQL does not accept it.
            case LocalDate day when day.getYear() > 9999 -> day.toString().substring(1);
            default -> value.toString();
        };
    }
}
