package dk.fodfaeste.reporting.grants;

import dk.fodfaeste.reporting.grants.calculation.GrantLine;
import dk.fodfaeste.reporting.grants.calculation.GrantStage;
import dk.fodfaeste.reporting.grants.calculation.Sign;
import dk.fodfaeste.reporting.grants.calculation.StatedTotal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads rows of the tables of grants. */
final class GrantRows {
    private GrantRows() {}

    static GrantLine line(ResultSet row) throws SQLException {
        return new GrantLine(
                row.getString("initiative"),
                row.getString("budget_agreement"),
                row.getString("document"),
                GrantStage.valueOf(row.getString("stage")),
                row.getString("scenario"),
                row.getString("budget_item"),
                row.getString("administration"),
                row.getString("committee"),
                row.getString("grant_number"),
                row.getString("steering_area"),
                row.getInt("price_level"),
                Sign.valueOf(row.getString("sign")),
                row.getInt("year"),
                row.getLong("amount"),
                row.getBigDecimal("full_time_equivalents"));
    }

    static StatedTotal total(ResultSet row) throws SQLException {
        return new StatedTotal(
                row.getString("initiative"),
                row.getString("budget_agreement"),
                row.getString("document"),
                row.getString("scenario"),
                row.getString("budget_item"),
                row.getObject("year", Integer.class),
                row.getLong("amount"),
                row.getString("stated_in"));
    }

    /** From a row of grant_versions. */
    static NoteDetails note(ResultSet row) throws SQLException {
        return new NoteDetails(
                texts(row, "districts"),
                row.getString("address"),
                texts(row, "categories").stream().map(NoteCategory::valueOf).toList(),
                texts(row, "parallel_to"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
