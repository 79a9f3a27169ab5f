package dk.fodfaeste.kit.derivation;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The initiatives whose rows are to be derived again because their definition has changed, each with the last enrolment that was derived (table
 * {@code pending_derivations}). A request is stored in the transaction of the new definition. A worker then derives one chunk of enrolments after
 * the other, in the order of their ids and each in its own transaction with the position, so a killed service continues where it was. A request
 * for an initiative that is being derived starts from its first enrolment. One instance derives at a time; the initiatives take turns.
 */
@ApplicationScoped
public class PendingDerivations {
    /** The number of enrolments in a transaction. A higher value means fewer statements and longer locks. */
    public static final int CHUNK_SIZE = 1_000;

    private static final UUID LOWEST_ID = new UUID(0, 0);
    /** Identifies the lock among the advisory locks of the database. An arbitrary number that nothing else uses. */
    private static final long WORKER = 7_210_002L;

    /** Derives the rows of enrolments. */
    public interface Deriver {
        /** Locks out changes of the definition until the end of the transaction. Called before the position is read. */
        void lock(String initiative) throws SQLException;

        /**
         * Derives the next enrolments of the initiative, in the order of their ids.
         *
         * @param after only enrolments with a greater id
         * @return their ids; fewer than the limit if there are no more
         */
        List<UUID> derive(String initiative, UUID after, int limit) throws SQLException;
    }

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final MeterRegistry metrics;
    private final BackgroundWorker worker;
    private volatile Deriver deriver;

    PendingDerivations(
            AgroalDataSource database, TransactionSynchronizationRegistry transaction, MeterRegistry metrics) {
        this.database = database;
        this.transaction = transaction;
        this.metrics = metrics;
        this.worker = new BackgroundWorker("derivation", this::deriveNextUnlessAnotherDoes);
    }

    /** Derives what is pending, in the background. */
    public void startWorker(Deriver rows) {
        deriver = rows;
        Gauge.builder("fodfaeste.derivations.pending", () -> initiatives().size())
                .description("Initiatives whose rows are being derived again")
                .register(metrics);
        worker.start();
    }

    /** Whether this service derives rows. */
    public boolean isUsed() {
        return deriver != null;
    }

    public void stopWorker() throws InterruptedException {
        worker.stop();
    }

    /** Must be called in the transaction that stores the new definitions, which holds their locks. */
    public void request(Collection<String> initiatives) {
        if (initiatives.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        insert into pending_derivations (initiative) select distinct code from unnest(?::text[]) code order by code
                        on conflict (initiative) do update set last_enrolment = null""")) {
            upsert.setArray(1, connection.createArrayOf("text", initiatives.toArray()));
            upsert.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("The pending derivations cannot be stored", failed);
        }
        worker.wakeAfterCommit(transaction);
    }

    /** The codes of the initiatives, as the present transaction sees them. */
    public Set<String> initiatives() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("select initiative from pending_derivations");
                ResultSet row = select.executeQuery()) {
            Set<String> codes = new TreeSet<>();
            while (row.next()) {
                codes.add(row.getString(1));
            }
            return codes;
        } catch (SQLException failed) {
            throw new IllegalStateException("The pending derivations cannot be read", failed);
        }
    }

    /** The initiative whose turn it is; empty if nothing is pending. */
    public Optional<String> next() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select initiative from pending_derivations order by derived_at nulls first, initiative limit 1");
                ResultSet row = select.executeQuery()) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** Derives a chunk in the present transaction. Does nothing if the initiative is not pending. */
    public void deriveChunk(String initiative, Deriver rows, int limit) throws SQLException {
        rows.lock(initiative);
        Optional<UUID> after = position(initiative);
        if (after.isEmpty()) {
            return;
        }
        List<UUID> derived = rows.derive(initiative, after.get(), limit);
        if (derived.size() < limit) {
            update("delete from pending_derivations where initiative = ?", initiative);
        } else {
            update(
                    "update pending_derivations set derived_at = clock_timestamp(), last_enrolment = ? where initiative = ?",
                    derived.getLast(),
                    initiative);
        }
    }

    private boolean deriveNextUnlessAnotherDoes() throws SQLException {
        Optional<String> initiative = next();
        if (initiative.isEmpty()) {
            return false;
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (!isAlone()) {
                    return false;
                }
                deriveChunk(initiative.get(), deriver, CHUNK_SIZE);
                return true;
            });
        } catch (RuntimeException failed) {
            QuarkusTransaction.requiringNew().call(() -> postpone(initiative.get()));
            throw failed;
        }
    }

    /** Lets the other initiatives go first, which may not fail. */
    private int postpone(String initiative) throws SQLException {
        return update("update pending_derivations set derived_at = clock_timestamp() where initiative = ?", initiative);
    }

    private boolean isAlone() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            lock.setLong(1, WORKER);
            try (ResultSet row = lock.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private Optional<UUID> position(String initiative) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select last_enrolment from pending_derivations where initiative = ?")) {
            select.setString(1, initiative);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(
                        Optional.ofNullable(row.getObject(1, UUID.class)).orElse(LOWEST_ID));
            }
        }
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
