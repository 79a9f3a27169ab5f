package dk.fodfaeste.kit.importing;

import dk.fodfaeste.kit.importing.ImportStatus.State;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Which replica of the service has which background import. The file and its key never leave that replica; the other replicas forward requests to
 * it ({@link ImportForwarding}).
 */
@ApplicationScoped
class ImportRegistry {
    private final DataSource database;
    private final ReplicaAddress own;

    ImportRegistry(DataSource database, ReplicaAddress own) {
        this.database = database;
        this.own = own;
    }

    /** An import of a user as its replica last reported it: at its start, or at its end with the counts. */
    record Entry(UUID id, Instant changedAt, ImportStatus status) {}

    void put(BackgroundImport one) {
        ImportStatus status = one.status();
        execute("""
                insert into background_imports values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (id) do update
                   set state = excluded.state, dry_run = excluded.dry_run, accepted = excluded.accepted, unchanged = excluded.unchanged,
                       rejected_count = excluded.rejected_count, changed_at = excluded.changed_at""", put -> {
            put.setObject(1, one.id());
            put.setString(2, one.owner());
            put.setString(3, own.text());
            put.setString(4, status.state().name());
            put.setBoolean(5, status.dryRun());
            put.setInt(6, status.accepted());
            put.setInt(7, status.unchanged());
            put.setInt(8, status.rejectedCount());
            put.setObject(9, one.changedAt().atOffset(ZoneOffset.UTC));
        });
    }

    void remove(UUID id) {
        execute("delete from background_imports where id = ?", delete -> delete.setObject(1, id));
    }

    /** Those that an earlier process at this address lost when it ended. */
    void removeOwn() {
        execute("delete from background_imports where replica = ?", delete -> delete.setString(1, own.text()));
    }

    /** Those of replicas that do not exist any more. */
    void removeOlderThan(Instant instant) {
        execute(
                "delete from background_imports where changed_at < ?",
                delete -> delete.setObject(1, instant.atOffset(ZoneOffset.UTC)));
    }

    /** The address of the replica that has the import; empty if there is none or it is this one. */
    Optional<String> otherReplicaWith(UUID id) {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select replica from background_imports where id = ? and replica <> ?")) {
            query.setObject(1, id);
            query.setString(2, own.text());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("The places of imports cannot be read", failed);
        }
    }

    /** The imports of a user at all replicas. */
    List<Entry> of(String owner) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select * from background_imports where owner = ?")) {
            query.setString(1, owner);
            List<Entry> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(entry(row));
                }
            }
            return entries;
        } catch (SQLException failed) {
            throw new IllegalStateException("The places of imports cannot be read", failed);
        }
    }

    private static Entry entry(ResultSet row) throws SQLException {
        int accepted = row.getInt("accepted");
        int unchanged = row.getInt("unchanged");
        int rejected = row.getInt("rejected_count");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                new ImportStatus(
                        State.valueOf(row.getString("state")),
                        row.getBoolean("dry_run"),
                        accepted + unchanged + rejected,
                        accepted,
                        unchanged,
                        rejected,
                        List.of(),
                        null));
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private void execute(String sql, Parameters parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The place of an import cannot be written", failed);
        }
    }
}
