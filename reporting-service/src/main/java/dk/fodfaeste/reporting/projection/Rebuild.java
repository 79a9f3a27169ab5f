package dk.fodfaeste.reporting.projection;

import dk.fodfaeste.kit.derivation.PendingDerivations;
import dk.fodfaeste.kit.intake.TopicsAreComplete;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;

/**
 * A rebuild of the projection from the topics, beside the tables in use: it fills the tables of the schema {@code next}, and exchanges both sets of
 * tables when it has read at least as many events as the tables in use have. Until then figures and events use the present tables. It is requested
 * by a start with REBUILD=true. There is one at a time, by a row that is locked, and a rebuild that was interrupted is continued by the next instance
 * that has the advisory lock. No data is lost: the topics retain all events, which is checked before.
 */
@ApplicationScoped
public class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);
    /** SQL state of a lock that was not granted in time. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** SQL state of a transaction that was chosen to resolve a deadlock. */
    private static final String DEADLOCK = "40P01";

    @ConfigMapping(prefix = "fodfaeste.projection")
    interface Settings {
        /** True requests a rebuild at every start, so remove it after the rebuild. */
        @WithDefault("false")
        boolean rebuild();
    }

    /** What a rebuild does at present. */
    public enum Phase {
        /** Reads facts and derives nothing from them. */
        STORING,
        /** Derives the follow-ups of all initiatives, and reads and derives later events. */
        DERIVING
    }

    private final AgroalDataSource database;
    private final DerivationLocks locks;
    private final PendingDerivations pending;
    private final Projection projection;
    private final Settings settings;
    private final TopicsAreComplete topics;

    Rebuild(
            AgroalDataSource database,
            DerivationLocks locks,
            PendingDerivations pending,
            Projection projection,
            Settings settings,
            TopicsAreComplete topics) {
        this.database = database;
        this.locks = locks;
        this.pending = pending;
        this.projection = projection;
        this.settings = settings;
        this.topics = topics;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) throws SQLException {
        if (!settings.rebuild()) {
            return;
        }
        topics.require();
        LOG.info(
                request()
                        ? "The projection is rebuilt from the topics. Remove REBUILD before the next start."
                        : "A rebuild of the projection is in progress and is continued. Remove REBUILD before the next start.");
    }

    /** Returns false, and changes nothing, if a rebuild is in progress. */
    public boolean request() throws SQLException {
        return QuarkusTransaction.requiringNew().call(() -> {
            boolean isFirst =
                    update("update projection_state set rebuild_phase = 'STORING' where rebuild_phase is null") == 1;
            if (isFirst) {
                emptyNextTables();
            }
            return isFirst;
        });
    }

    /** Empty if no rebuild is in progress. */
    public Optional<Phase> phase() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select rebuild_phase from projection_state")) {
            row.next();
            return Optional.ofNullable(row.getString(1)).map(Phase::valueOf);
        }
    }

    /** Lets the present transaction read and write the tables of the rebuild. */
    public void useNextTables() throws SQLException {
        execute("set local search_path to next, public");
    }

    /** Runs in a transaction of its own, with the tables of the rebuild. */
    public <T> T withNextTables(Callable<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            useNextTables();
            return work.call();
        });
    }

    /** Ends the phase {@link Phase#STORING}. */
    public void beginDeriving() {
        withNextTables(() -> {
            execute("insert into pending_derivations (initiative) select distinct initiative from enrolment_versions"
                    + " on conflict do nothing");
            return update("update projection_state set rebuild_phase = 'DERIVING' where rebuild_phase = 'STORING'");
        });
    }

    /** Derives a chunk for the rebuild. Returns false if nothing is pending. */
    public boolean deriveChunk() {
        return withNextTables(() -> {
            Optional<String> initiative = pending.next();
            if (initiative.isPresent()) {
                pending.deriveChunk(initiative.get(), projection, PendingDerivations.CHUNK_SIZE);
            }
            return initiative.isPresent();
        });
    }

    /**
     * Exchanges the tables and ends the rebuild, unless the tables of the rebuild lack events that those in use have. Waits for transactions that
     * process events or compute a report, for a short time only, because others wait behind it.
     *
     * @return whether the rebuild has ended
     */
    public boolean exchangeTables() throws SQLException {
        if (isBehind()) {
            return false;
        }
        try {
            boolean exchanged = QuarkusTransaction.requiringNew().call(this::lockAndExchange);
            if (exchanged) {
                LOG.info("The projection was rebuilt. Figures are counted from the rebuilt tables.");
            }
            return exchanged;
        } catch (RuntimeException failed) {
            if (isCausedByLocks(failed)) {
                return false;
            }
            throw failed;
        }
    }

    private boolean lockAndExchange() throws SQLException {
        try (Connection connection = database.getConnection()) {
            execute("set local lock_timeout = '2s'");
            locks.lockAll(connection);
            // Shorter than the time after which the server looks for deadlocks, so that no reader is aborted.
            execute("set local lock_timeout = '300ms'");
            execute("""
                    lock table stored_offsets, unreadable_events, initiative_versions, enrolment_versions, outcome_versions, activity_versions,
                        employment_versions, enrolment_locks, follow_ups, pending_derivations, figure_versions in access exclusive mode""");
        }
        if (phase().filter(Phase.DERIVING::equals).isEmpty() || isBehind()) {
            return false;
        }
        execute("select exchange_projection()");
        emptyNextTables();
        update("update projection_state set generation = generation + 1, rebuild_phase = null");
        return true;
    }

    private void emptyNextTables() throws SQLException {
        execute("""
                truncate next.stored_offsets, next.unreadable_events, next.initiative_versions, next.enrolment_versions,
                    next.outcome_versions, next.activity_versions, next.employment_versions, next.enrolment_locks, next.follow_ups,
                    next.pending_derivations, next.figure_versions""");
    }

    /** Whether the tables of the rebuild lack events, or follow-ups of events that they have. */
    private boolean isBehind() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("""
                        select exists (select from next.pending_derivations) or exists (
                            select from public.stored_offsets present
                            left join next.stored_offsets rebuilt using (topic, partition)
                            where rebuilt.next_offset is null or rebuilt.next_offset < present.next_offset)""")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean isCausedByLocks(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (LOCK_NOT_AVAILABLE.equals(sql.getSQLState()) || DEADLOCK.equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private int update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
