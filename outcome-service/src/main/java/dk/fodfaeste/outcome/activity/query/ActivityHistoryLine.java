package dk.fodfaeste.outcome.activity.query;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version of an activity. */
public record ActivityHistoryLine(
        int version,
        RecordedActivity.Change change,
        ActivityKind kind,
        LocalDate on,
        @Schema(nullable = true) LocalDate until,
        @Schema(nullable = true) LocalDate confirmedOn,
        @Schema(nullable = true) BigDecimal weeklyHours,
        @Schema(nullable = true) Attendance attendance,
        @Schema(nullable = true) LocalDate heldOn,
        Source source,
        @Schema(nullable = true) String employer,
        @Schema(nullable = true) String note,
        @Schema(nullable = true) String because,
        Instant recordedAt,
        String recordedBy) {

    static ActivityHistoryLine of(RecordedActivity version) {
        ActivityDetails details = version.details();
        return new ActivityHistoryLine(
                version.version(),
                version.change(),
                details.kind(),
                details.on(),
                details.until(),
                details.confirmedOn(),
                details.weeklyHours(),
                details.attendance(),
                details.heldOn(),
                details.source(),
                details.employer(),
                details.note(),
                version.because(),
                version.recordedAt(),
                version.recordedBy());
    }
}
