package dk.fodfaeste.reporting.projection;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;

/**
 * Drops the projection when the service starts with REBUILD=true, before any event is read. The stored offsets are dropped, too, so every
 * topic is then read from its beginning, and figures are incomplete until that is done (monitor the consumer lag). Stop all other instances
 * first, because a running instance does not start over. No data is lost: the topics retain all events.
 */
@ApplicationScoped
class Rebuild {
    private static final Logger LOG = Logger.getLogger(Rebuild.class);

    @ConfigMapping(prefix = "fodfaeste.projection")
    interface Settings {
        /** True drops the projection at every start, so remove it after the rebuild. */
        @WithDefault("false")
        boolean rebuild();
    }

    private final AgroalDataSource database;
    private final Settings settings;

    Rebuild(AgroalDataSource database, Settings settings) {
        this.database = database;
        this.settings = settings;
    }

    void onStart(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) throws SQLException {
        if (settings.rebuild()) {
            drop();
            LOG.info(
                    "The projection was dropped and is rebuilt from the topics. Remove REBUILD before the next start.");
        }
    }

    void drop() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    truncate initiative_versions, enrolment_versions, outcome_versions, activity_versions, employment_versions, enrolment_locks,
                        follow_ups, stored_offsets, unreadable_events""");
        }
    }
}
