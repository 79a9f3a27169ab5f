package dk.fodfaeste.kit.shutdown;

import io.netty.channel.Channel;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Moves requests to the other replicas before this one stops. During {@code quarkus.shutdown.delay} each answer asks the proxy to close its
 * connection. After half of it the port is closed, so that a proxy whose connection is refused chooses another replica.
 * Without this, Quarkus answers 503 to each request that arrives while earlier ones are finished.
 */
@ApplicationScoped
class ConnectionDraining {
    private static final Logger LOG = Logger.getLogger(ConnectionDraining.class);
    private static final int FIRST = 2000;

    private final Vertx vertx;
    private final Duration delay;
    private volatile Channel port;
    private volatile boolean draining;

    /** @param delay from the signal to stop until the requests in progress are finished */
    ConnectionDraining(Vertx vertx, @ConfigProperty(name = "quarkus.shutdown.delay") Duration delay) {
        this.vertx = vertx;
        this.delay = delay;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, FIRST);
    }

    private void handle(RoutingContext exchange) {
        if (exchange.request().connection() instanceof ConnectionBase connection) {
            // Vert.x has no method that closes the port and keeps its connections.
            port = connection.channel().parent();
        }
        if (draining) {
            exchange.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        exchange.next();
    }

    void drain(@Observes ShutdownDelayInitiatedEvent begun) {
        draining = true;
        // The other half is for the requests of connections that were accepted last.
        Duration open = delay.dividedBy(2);
        if (open.isPositive()) {
            LOG.infof("No longer ready; the port closes in %d ms", open.toMillis());
            vertx.setTimer(open.toMillis(), timer -> closePort());
        }
    }

    private void closePort() {
        if (port != null) {
            port.close();
        }
    }
}
