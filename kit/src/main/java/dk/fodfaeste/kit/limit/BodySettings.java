package dk.fodfaeste.kit.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How bodies are received, per instance of each service. */
@ConfigMapping(prefix = "fodfaeste.bodies")
interface BodySettings {
    /** A body other than a file must arrive within this time. A longer one lets slow clients hold more memory. */
    @WithDefault("30S")
    Duration deadline();

    /**
     * Bytes per second of a file, measured over ten seconds; 0 for no minimum. A higher one refuses slow lines, a lower one lets slow clients hold
     * more files.
     */
    @WithDefault("4096")
    @Min(0)
    int minimumRate();

    /** Requests with a body per user, or per address without a signed-in user, at a time. A further one is refused. */
    @WithDefault("20")
    @Min(1)
    int perUser();

    /** MiB of all bodies that are arriving, other than files. Beyond it, requests are refused. A higher value needs a larger heap. */
    @WithDefault("64")
    @Min(2)
    int room();
}
