package dk.fodfaeste.kit.importing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.nio.file.Path;

/** How much one instance keeps and does of the files that are taken in the background. */
@ConfigMapping(prefix = "fodfaeste.imports")
interface ImportSettings {
    /** Where files wait, sealed; uploads of forms pass through it in clear. Only the service may read it. */
    Path directory();

    /** In GiB, of all users together; more lets more large files wait, less refuses them earlier. */
    @WithDefault("8")
    @Min(1)
    int room();

    /** Each keeps a connection to the database busy; the others wait for their turn. */
    @WithDefault("2")
    @Min(1)
    int atOnce();

    /** Of one user, running or waiting; one more is refused. */
    @WithDefault("3")
    @Min(1)
    int perUser();

    /** Of one user, dealt with within the last hour, for which each is kept; one more is refused. More lets one user fill the room. */
    @WithDefault("30")
    @Min(1)
    int kept();
}
