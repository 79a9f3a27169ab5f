package dk.fodfaeste.kit.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Period;
import java.util.List;

/** Permitted purposes, and how long the audit trail is kept. */
@ConfigMapping(prefix = "fodfaeste.audit")
interface AuditSettings {
    /**
     * The codes that a request may give in its header {@code Purpose}. The first is the default. A longer list tells a citizen more, but users
     * choose from it less carefully.
     */
    @WithDefault("case-work,follow-up,reporting,supervision,citizen-request,records")
    List<String> purposes();

    /** At least a year. A longer period keeps personal data of users longer. */
    @WithDefault("P5Y")
    Period kept();
}
