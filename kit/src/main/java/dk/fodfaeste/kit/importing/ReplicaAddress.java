package dk.fodfaeste.kit.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The address at which the other replicas of the service reach this one: {@code REPLICA_ADDRESS} ({@code http://host:port}), else the address
 * that the service listens on, or that of the machine if it listens on all.
 */
@ApplicationScoped
class ReplicaAddress {
    private final String text;

    ReplicaAddress(
            @ConfigProperty(name = "fodfaeste.replica.address") Optional<String> configured,
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.http.port") int port) {
        this.text = configured.orElseGet(() -> "http://" + (host.equals("0.0.0.0") ? ownAddress() : host) + ":" + port);
    }

    private static String ownAddress() {
        try {
            return InetAddress.getLocalHost().getHostAddress();
        } catch (UnknownHostException nameless) {
            throw new IllegalStateException("This machine has no address: set REPLICA_ADDRESS", nameless);
        }
    }

    String text() {
        return text;
    }
}
