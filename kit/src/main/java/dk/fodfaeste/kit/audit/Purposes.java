package dk.fodfaeste.kit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** For what somebody may look. */
@ConfigMapping(prefix = "fodfaeste.audit")
interface Purposes {
    /**
     * The codes that a request may give in its header {@code Purpose}; the first is meant where it gives none. A longer list tells a citizen
     * more, and is chosen from with less care.
     */
    @WithDefault("case-work,follow-up,reporting,supervision,citizen-request,records")
    List<String> purposes();
}
