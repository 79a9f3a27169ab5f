package dk.fodfaeste.outcome.activity;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.CommandContext;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.Initiative;
import dk.fodfaeste.outcome.RegistrationState;
import dk.fodfaeste.outcome.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sample activities. Today is 15 March 2026. */
final class ActivityFixtures {
    static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    private ActivityFixtures() {}

    static CommandContext context() {
        return contextOn(TODAY);
    }

    static CommandContext contextOn(LocalDate day) {
        return new CommandContext("konsulent1", day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC), day);
    }

    static EnrolmentActivities noActivities() {
        return new EnrolmentActivities(enrolment(RegistrationState.VALID), Optional.empty(), List.of());
    }

    static EnrolmentActivities inInitiativeWith(String... kinds) {
        return new EnrolmentActivities(
                enrolment(RegistrationState.VALID),
                Optional.of(new Initiative("ips-sydhavnen", 1, "IPS", null, null, List.of(), List.of(), Set.of(kinds))),
                List.of());
    }

    static Enrolment enrolment(RegistrationState state) {
        return new Enrolment(
                new UUID(1, 1),
                new UUID(7, 1),
                1,
                "ips-sydhavnen",
                "konsulent1",
                LocalDate.of(2025, 1, 31),
                null,
                null,
                0,
                null,
                state,
                false);
    }

    static ActivityDetails spell(String on, String until, String confirmedOn, String weeklyHours) {
        return new ActivityDetails(
                ActivityKind.ORDINARY_PART_TIME,
                date(on),
                date(until),
                date(confirmedOn),
                weeklyHours == null ? null : new BigDecimal(weeklyHours),
                null,
                null,
                Source.PERSON,
                null,
                null);
    }

    static ActivityDetails meeting(String on, Attendance attendance, String heldOn) {
        return meeting(ActivityKind.JOB_INTERVIEW, on, attendance, heldOn);
    }

    static ActivityDetails meeting(ActivityKind kind, String on, Attendance attendance, String heldOn) {
        return new ActivityDetails(
                kind, date(on), null, null, null, attendance, date(heldOn), Source.CONSULTANT, null, null);
    }

    static ActivityDetails milestone(String on) {
        return new ActivityDetails(
                ActivityKind.SOCIAL_PROGRESS, date(on), null, null, null, null, null, Source.CONSULTANT, null, null);
    }

    /** Adds an activity. */
    static RecordedActivity recorded(EnrolmentActivities activities, ActivityDetails details) {
        return activities.record(UUID.randomUUID(), null, "", details, context());
    }

    static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
