package dk.fodfaeste.outcome.activity.recording;

import static java.util.stream.Collectors.joining;

import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.security.Roles;
import dk.fodfaeste.kit.web.CodeLabels;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import dk.fodfaeste.outcome.activity.query.ActivityId;
import dk.fodfaeste.outcome.activity.query.ActivityQueries;
import dk.fodfaeste.outcome.activity.timeline.ActivityRow;
import dk.fodfaeste.outcome.followup.TimelineEntry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** One activity with its history. */
@Path("/activities/{activityId}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Roles.CONSULTANT, Roles.LEAD, Roles.PARTNER})
@Blocking
public class ActivityPage {

    @CheckedTemplate(basePath = "activity")
    static final class Templates {
        private Templates() {}

        /** @param history newest first */
        static native TemplateInstance activity(ActivityRow row, List<TimelineEntry> history);
    }

    private final ActivitiesViews views;
    private final ActivityQueries activities;

    ActivityPage(ActivitiesViews views, ActivityQueries activities) {
        this.views = views;
        this.activities = activities;
    }

    @GET
    public TemplateInstance show(@PathParam("activityId") String activityId) {
        UUID id = ActivityId.parse(activityId).orElseThrow(() -> Refusal.notFound("activity"));
        ActivityRow row = views.row(id);
        return Templates.activity(
                row,
                activities.visibleHistory(id).reversed().stream()
                        .map(version -> entry(version, row))
                        .toList());
    }

    private static TimelineEntry entry(RecordedActivity version, ActivityRow present) {
        ActivityRow row = new ActivityRow(version, false, false, present.today());
        String what = Stream.of(row.kind(), row.when(), row.state(), row.hours())
                .filter(part -> !part.isEmpty())
                .collect(joining(", "));
        return new TimelineEntry(
                version.recordedAt(),
                version.recordedBy(),
                CodeLabels.label(version.change()) + ": " + what,
                Objects.requireNonNullElse(version.because(), ""));
    }
}
