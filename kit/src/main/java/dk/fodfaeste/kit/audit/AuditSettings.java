package dk.fodfaeste.kit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;
import java.util.List;

/** For what somebody may look, and how long it is remembered. */
@ConfigMapping(prefix = "fodfaeste.audit")
interface AuditSettings {
    /**
     * The codes that a request may give in its header {@code Purpose}; the first is meant where it gives none. A longer list tells a citizen
     * more, and is chosen from with less care.
     */
    @WithDefault("case-work,follow-up,reporting,supervision,citizen-request,records")
    List<String> purposes();

    /** A year at least. */
    @WithDefault("P5Y")
    Period kept();
}
