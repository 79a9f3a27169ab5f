package dk.fodfaeste.reporting.report.publishing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who may publish a draft. */
@ConfigMapping(prefix = "fodfaeste.report-approval")
public interface ApprovalSettings {
    /**
     * True requires two persons for a report: the one who changed the texts last, or opened the draft if nobody has, cannot publish it. False lets
     * one analyst do both.
     */
    @WithDefault("false")
    boolean secondApprover();
}
