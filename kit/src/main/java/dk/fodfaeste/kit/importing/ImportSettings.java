package dk.fodfaeste.kit.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;

/** Limits of background imports per replica. */
@ConfigMapping(prefix = "fodfaeste.imports")
interface ImportSettings {
    /** Directory of encrypted files; form uploads pass through it unencrypted. Only the service may read it. */
    Path directory();

    /** Disk space in GiB for all users; a higher value lets more large files wait, a lower one refuses them earlier. */
    @WithDefault("8")
    @Min(1)
    int room();

    /** Concurrent imports. Each occupies a database connection; further imports wait. */
    @WithDefault("2")
    @Min(1)
    int atOnce();

    /** Running or waiting imports per user; a further one is refused. */
    @WithDefault("3")
    @Min(1)
    int perUser();

    /** Finished imports per user within the hour for which each is kept; a further one is refused. A higher value lets one user fill the disk space. */
    @WithDefault("30")
    @Min(1)
    int kept();

    /**
     * Lines per user, day and instance that name a person, dry runs included. A lower limit stops large files; a higher one lets a stolen token find
     * out about more numbers.
     */
    @WithDefault("1000000")
    @Min(1)
    int linesPerDay();
}
