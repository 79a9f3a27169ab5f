package dk.fodfaeste.reporting.report.drafting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the first page of a report says about its publisher. A published report keeps what it was published with. */
@ConfigMapping(prefix = "fodfaeste.report-cover")
public interface CoverSettings {
    /** The organisation that publishes the reports. Without it the first page names none. */
    Optional<String> organisation();

    /** True prints on the first page that all persons and figures are made up. It must be true for sample data. */
    @WithDefault("false")
    boolean fictional();
}
