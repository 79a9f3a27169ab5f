package dk.fodfaeste.outcome.storage;

import dk.fodfaeste.kit.outbox.OutgoingEvent;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import dk.fodfaeste.outcome.activity.RecordedActivity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The payload of an activity event: the whole state after the change, without free text and without the id of another system. */
record ActivityEventPayload(
        UUID activityId,
        UUID enrolmentId,
        String initiative,
        ActivityKind kind,
        LocalDate on,
        LocalDate until,
        LocalDate confirmedOn,
        BigDecimal weeklyHours,
        Attendance attendance,
        LocalDate heldOn,
        Source source,
        boolean withdrawn,
        int version,
        Instant recordedAt) {
    private static final String TOPIC = "fodfaeste.activity-events-v1";
    private static final String SCHEMA = "activity-event.v1";

    static OutgoingEvent event(String initiative, RecordedActivity activity) {
        String key = activity.enrolmentId().toString();
        return new OutgoingEvent(
                TOPIC,
                key,
                key + "/" + activity.activityId() + "/" + activity.version(),
                type(activity.change()),
                SCHEMA,
                activity.recordedAt(),
                of(initiative, activity));
    }

    private static ActivityEventPayload of(String initiative, RecordedActivity activity) {
        ActivityDetails details = activity.details();
        return new ActivityEventPayload(
                activity.activityId(),
                activity.enrolmentId(),
                initiative,
                details.kind(),
                details.on(),
                details.until(),
                details.confirmedOn(),
                details.weeklyHours(),
                details.attendance(),
                details.heldOn(),
                details.source(),
                activity.isWithdrawn(),
                activity.version(),
                activity.recordedAt());
    }

    /** A confirmation has no type of its own: it is recorded that the spell still goes on. */
    private static String type(RecordedActivity.Change change) {
        return switch (change) {
            case RECORDED, CONFIRMED -> "dk.fodfaeste.activity.recorded.v1";
            case ENDED -> "dk.fodfaeste.activity.ended.v1";
            case ATTENDANCE -> "dk.fodfaeste.activity.attendance.v1";
            case CORRECTED -> "dk.fodfaeste.activity.corrected.v1";
            case WITHDRAWN -> "dk.fodfaeste.activity.withdrawn.v1";
        };
    }
}
