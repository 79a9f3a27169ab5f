package dk.fodfaeste.kit.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Where events may be sent, and how long a receiver may take. */
@ConfigMapping(prefix = "fodfaeste.webhooks")
interface WebhookSettings {
    /** The topics of the service whose events a webhook may get. A service without them has no webhooks. */
    Optional<Set<String>> topics();

    /** The DNS name that tells receivers who sends, in {@code WebHook-Request-Origin}. */
    @WithDefault("localhost")
    String origin();

    /** True also permits addresses inside private networks, and http. Only for tests, or if the receivers are in the same network. */
    @WithDefault("false")
    boolean privateAddresses();

    /** A PEM file of the authorities that certify receivers, instead of those of the JVM. */
    Optional<Path> trustedCertificates();

    /** For a whole attempt. A higher value lets a slow receiver occupy a connection for longer. */
    @WithDefault("15S")
    Duration timeout();
}
