package dk.fodfaeste.reporting.followup;

import static dk.fodfaeste.reporting.followup.FieldChecks.require;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireBetween;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDate;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireDateOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireText;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireTextOrNull;
import static dk.fodfaeste.reporting.followup.FieldChecks.requireVersion;

import dk.fodfaeste.measures.Activity;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One activity of an enrolment after a change, with the fields that figures need.
 *
 * @param kind the code of the event, known here or not, like {@code attendance}
 * @param withdrawn whether it is in no figure
 */
public record ActivityVersion(
        UUID activityId,
        UUID enrolmentId,
        String kind,
        LocalDate on,
        LocalDate until,
        LocalDate confirmedOn,
        BigDecimal weeklyHours,
        String attendance,
        LocalDate heldOn,
        boolean withdrawn,
        int version,
        Instant recordedAt)
        implements FactVersion {
    public ActivityVersion {
        require(activityId != null && enrolmentId != null, "an activity and its enrolment have an id");
        requireText("kind", kind);
        requireDate("on", on);
        requireDateOrNull("until", until);
        requireDateOrNull("confirmedOn", confirmedOn);
        requireTextOrNull("attendance", attendance);
        requireDateOrNull("heldOn", heldOn);
        requireVersion(version, recordedAt);
        if (weeklyHours != null) {
            requireBetween("weeklyHours", weeklyHours, 0, 168);
        }
    }

    /** Empty if it is withdrawn, or if this version of the service does not know its kind or attendance. */
    Optional<Activity> activity() {
        return withdrawn ? Optional.empty() : ActivityKind.of(kind).flatMap(this::activity);
    }

    private Optional<Activity> activity(ActivityKind known) {
        return switch (known.shape()) {
            case SPELL -> Optional.of(Activity.spell(known, on, until, confirmedOn, weeklyHours));
            case MILESTONE -> Optional.of(Activity.milestone(known, on));
            case MEETING ->
                Stream.of(Attendance.values())
                        .filter(each -> each.name().equals(attendance))
                        .findFirst()
                        .map(each -> Activity.meeting(known, on, each, heldOn));
        };
    }
}
