package dk.fodfaeste.outcome.activity.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An activity in its present version.
 *
 * @param withdrawn whether it was taken back; the other fields are those of the version before
 * @param history all versions, oldest first; null in lists
 */
public record ActivityView(
        UUID activityId,
        UUID enrolmentId,
        String initiative,
        ActivityKind kind,
        LocalDate on,
        @Schema(nullable = true) LocalDate until,
        @Schema(nullable = true) LocalDate confirmedOn,
        @Schema(nullable = true) BigDecimal weeklyHours,
        @Schema(nullable = true) Attendance attendance,
        @Schema(nullable = true) LocalDate heldOn,
        Source source,
        @Schema(nullable = true) String externalId,
        @Schema(nullable = true) String employer,
        @Schema(nullable = true) String note,
        boolean withdrawn,
        int version,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ActivityHistoryLine> history) {

    /** @param history null in lists */
    static ActivityView of(RecordedActivity present, String initiative, List<ActivityHistoryLine> history) {
        ActivityDetails details = present.details();
        return new ActivityView(
                present.activityId(),
                present.enrolmentId(),
                initiative,
                details.kind(),
                details.on(),
                details.until(),
                details.confirmedOn(),
                details.weeklyHours(),
                details.attendance(),
                details.heldOn(),
                details.source(),
                present.externalId(),
                details.employer(),
                details.note(),
                present.isWithdrawn(),
                present.version(),
                history);
    }
}
