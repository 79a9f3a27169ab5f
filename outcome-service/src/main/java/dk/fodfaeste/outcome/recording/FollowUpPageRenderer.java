package dk.fodfaeste.outcome.recording;

import dk.fodfaeste.outcome.followup.FollowUpView;
import dk.fodfaeste.outcome.followup.TimelineEntry;
import dk.fodfaeste.outcome.followup.Timelines;
import dk.fodfaeste.outcome.worklist.FollowUpRow;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Renders the page of a follow-up: its row and, if the user may see the person, its timeline. */
@ApplicationScoped
class FollowUpPageRenderer {
    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance followUp(FollowUpRow row, List<TimelineEntry> timeline, String done);
    }

    private final Timelines timelines;

    FollowUpPageRenderer(Timelines timelines) {
        this.timelines = timelines;
    }

    /** @param done confirmation of a change; blank if there was none */
    TemplateInstance render(FollowUpRow row, String done) {
        return Templates.followUp(row, row.isHidden() ? List.of() : timeline(row.followUp()), done);
    }

    private List<TimelineEntry> timeline(FollowUpView followUp) {
        return timelines.of(followUp.enrolmentId()).getOrDefault(followUp.measure(), List.of());
    }
}
