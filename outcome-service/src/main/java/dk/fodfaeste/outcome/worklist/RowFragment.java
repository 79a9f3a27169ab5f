package dk.fodfaeste.outcome.worklist;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Renders one row for a response to htmx. */
public final class RowFragment {
    @CheckedTemplate(basePath = "worklist")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance row(FollowUpRow row);
    }

    private RowFragment() {}

    public static TemplateInstance of(FollowUpRow row) {
        return Templates.row(row);
    }
}
