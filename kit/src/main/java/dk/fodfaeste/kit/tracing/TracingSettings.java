package dk.fodfaeste.kit.tracing;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Turns tracing on if {@code OTLP_ENDPOINT} names a collector. An empty value is like none. */
public final class TracingSettings implements ConfigSourceFactory {
    private static final int BELOW_THE_ENVIRONMENT = 240;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue endpoint = context.getValue("OTLP_ENDPOINT");
        boolean isOff = endpoint == null
                || endpoint.getValue() == null
                || endpoint.getValue().isBlank();
        Map<String, String> settings = isOff
                ? Map.of("quarkus.otel.sdk.disabled", "true")
                : Map.of(
                        "quarkus.otel.sdk.disabled",
                        "false",
                        "quarkus.otel.exporter.otlp.endpoint",
                        endpoint.getValue());
        return List.of(new PropertiesConfigSource(settings, "OTLP_ENDPOINT", BELOW_THE_ENVIRONMENT));
    }
}
