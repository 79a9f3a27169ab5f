package dk.fodfaeste.reporting.projection;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Function;

/** Rows turned into columns, so that hundreds of them go to the database in one statement with {@code unnest}. Values travel as text. */
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
            // Java writes a sign before a year of five digits, which the database does not read.
            case LocalDate day when day.getYear() > 9999 -> day.toString().substring(1);
            default -> value.toString();
        };
    }
}
