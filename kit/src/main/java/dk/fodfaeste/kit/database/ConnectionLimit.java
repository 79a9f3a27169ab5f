package dk.fodfaeste.kit.database;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Checks at start that the pools of all replicas together fit into the connections that PostgreSQL allows. */
@ApplicationScoped
class ConnectionLimit {
    private final DataSource database;
    private final int pools;
    private final int poolSize;

    ConnectionLimit(
            DataSource database,
            @ConfigProperty(name = "fodfaeste.database.pools") int pools,
            @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int poolSize) {
        this.database = database;
        this.pools = pools;
        this.poolSize = poolSize;
    }

    /** @throws IllegalStateException if they do not fit; then the service does not start */
    void check(@Observes StartupEvent starting) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement query = connection.prepareStatement("""
                        select current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
                             - current_setting('reserved_connections')::int""");
                ResultSet row = query.executeQuery()) {
            row.next();
            fault(pools, poolSize, row.getInt(1)).ifPresent(fault -> {
                throw new IllegalStateException(fault);
            });
        }
    }

    /** @param allowed the connections that PostgreSQL allows to users who are not superusers */
    static Optional<String> fault(int pools, int poolSize, int allowed) {
        return pools * poolSize <= allowed
                ? Optional.empty()
                : Optional.of(
                        "%d pools (DATABASE_POOLS) of %d connections (DATABASE_POOL_SIZE) need %d connections, and PostgreSQL allows %d"
                                .formatted(pools, poolSize, pools * poolSize, allowed));
    }
}
