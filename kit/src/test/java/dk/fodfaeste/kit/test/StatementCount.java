package dk.fodfaeste.kit.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the statements that insert or update rows of a table, whatever the number of the rows, by triggers that {@link #close} removes. */
public final class StatementCount implements AutoCloseable {
    private final List<String> tables;

    private StatementCount(List<String> tables) {
        this.tables = tables;
    }

    public static StatementCount on(String... tables) throws SQLException {
        StatementCount count = new StatementCount(List.of(tables));
        count.execute("create table counted_statements (statement text not null)");
        // It runs with the rights of the owner: the service has none on the new table.
        count.execute("""
                create function count_statement() returns trigger language plpgsql security definer as $$
                begin
                    insert into counted_statements values (lower(tg_op) || ' ' || tg_table_name);
                    return null;
                end $$""");
        for (String table : tables) {
            count.execute("create trigger count_statement after insert or update on " + table
                    + " for each statement execute function count_statement()");
        }
        return count;
    }

    /** The number of statements that committed since the last call, by {@code insert TABLE} and {@code update TABLE}. */
    public Map<String, Integer> take() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement();
                ResultSet row = sql.executeQuery("""
                        with taken as (delete from counted_statements returning statement)
                        select statement, count(*) from taken group by statement""")) {
            while (row.next()) {
                counts.put(row.getString(1), row.getInt(2));
            }
        }
        return counts;
    }

    @Override
    public void close() throws SQLException {
        for (String table : tables) {
            execute("drop trigger count_statement on " + table);
        }
        execute("drop function count_statement()");
        execute("drop table counted_statements");
    }

    private void execute(String statement) throws SQLException {
        try (Connection owner = TestStack.asOwner();
                Statement sql = owner.createStatement()) {
            sql.execute(statement);
        }
    }
}
