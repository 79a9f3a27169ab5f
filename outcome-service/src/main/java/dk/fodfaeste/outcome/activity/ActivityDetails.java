package dk.fodfaeste.outcome.activity;

import static dk.fodfaeste.kit.message.Message.message;

import dk.fodfaeste.kit.message.Message;
import dk.fodfaeste.kit.problem.Refusal;
import dk.fodfaeste.kit.problem.Violation;
import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.measures.Attendance;
import dk.fodfaeste.outcome.Source;
import dk.fodfaeste.outcome.WeeklyHours;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The content of an activity. Fields that the shape of its kind lacks are null.
 *
 * @param on the first day of a spell, the day a meeting is planned for, the day a milestone was reached
 * @param until the last day of a spell; null while it goes on
 * @param confirmedOn the last day that an open spell is known to have gone on; null if it has ended or begins after today
 * @param weeklyHours without trailing zeros, so that equal hours are equal
 * @param heldOn the day a meeting was held; null if it was not
 * @param employer free text, in no event
 * @param note free text, in no event
 */
public record ActivityDetails(
        ActivityKind kind,
        LocalDate on,
        LocalDate until,
        LocalDate confirmedOn,
        BigDecimal weeklyHours,
        Attendance attendance,
        LocalDate heldOn,
        Source source,
        String employer,
        String note) {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    /**
     * The details with their defaults: a blank attendance is PLANNED, a blank {@code heldOn} of a held meeting is {@code on}, and an open spell is
     * confirmed on the day it is recorded, unless it begins later.
     *
     * @param today the day it is recorded
     * @throws Refusal 422 if they break a rule, with all faults
     */
    public ActivityDetails completed(LocalDate today) {
        ActivityDetails completed = withDefaults(on.isAfter(today) ? null : today);
        List<Violation> violations = completed.violations(today);
        if (!violations.isEmpty()) {
            throw Refusal.rule(violations);
        }
        // Normalize last, because the hours are in range only now.
        return completed.withWeeklyHours(WeeklyHours.normalized(weeklyHours));
    }

    /** Whether these completed details result from the given ones. A blank {@code confirmedOn} is the default of any day. */
    public boolean resultFrom(ActivityDetails given) {
        boolean sameHours = weeklyHours == null || given.weeklyHours == null
                ? Objects.equals(weeklyHours, given.weeklyHours)
                : weeklyHours.compareTo(given.weeklyHours) == 0;
        return sameHours
                && given.withDefaults(confirmedOn).withWeeklyHours(weeklyHours).equals(this);
    }

    private ActivityDetails withDefaults(LocalDate defaultConfirmedOn) {
        return switch (kind.shape()) {
            case SPELL ->
                new ActivityDetails(
                        kind,
                        on,
                        until,
                        confirmedOn == null && until == null ? defaultConfirmedOn : confirmedOn,
                        weeklyHours,
                        attendance,
                        heldOn,
                        source,
                        employer,
                        note);
            case MEETING -> {
                Attendance known = attendance == null ? Attendance.PLANNED : attendance;
                yield withAttendance(known, heldOn == null && known == Attendance.HELD ? on : heldOn);
            }
            case MILESTONE -> this;
        };
    }

    public ActivityDetails endedOn(LocalDate lastDay) {
        return new ActivityDetails(kind, on, lastDay, null, weeklyHours, attendance, heldOn, source, employer, note);
    }

    public ActivityDetails confirmedOn(LocalDate day) {
        return new ActivityDetails(kind, on, until, day, weeklyHours, attendance, heldOn, source, employer, note);
    }

    public ActivityDetails withAttendance(Attendance known, LocalDate held) {
        return new ActivityDetails(kind, on, until, confirmedOn, weeklyHours, known, held, source, employer, note);
    }

    /** The same meeting, planned for another day. */
    public ActivityDetails plannedFor(LocalDate day) {
        return new ActivityDetails(kind, day, null, null, null, Attendance.PLANNED, null, source, employer, note);
    }

    private ActivityDetails withWeeklyHours(BigDecimal hours) {
        return new ActivityDetails(kind, on, until, confirmedOn, hours, attendance, heldOn, source, employer, note);
    }

    /** The same without free text, which files do not have. */
    public ActivityDetails withoutTexts() {
        return new ActivityDetails(kind, on, until, confirmedOn, weeklyHours, attendance, heldOn, source, null, null);
    }

    public boolean isOpenSpell() {
        return kind.shape() == ActivityKind.Shape.SPELL && until == null;
    }

    public boolean isPlannedMeeting() {
        return attendance == Attendance.PLANNED;
    }

    /** Whether no other activity of its kind may be on the same day. */
    boolean isUniqueOnItsDay() {
        return kind != ActivityKind.EMPLOYER_MEETING && attendance != Attendance.CANCELLED;
    }

    private List<Violation> violations(LocalDate today) {
        var violations = new ArrayList<Violation>();
        addIf(violations, "on", isImplausible(on), message("notBetween", EARLIEST, LATEST));
        switch (kind.shape()) {
            case SPELL -> addFaultsOfSpell(violations, today);
            case MEETING -> addFaultsOfMeeting(violations, today);
            case MILESTONE -> {
                addIf(violations, "on", on.isAfter(today), message("afterToday"));
                refuseFieldsOfSpell(violations);
                refuseFieldsOfMeeting(violations);
            }
        }
        return violations;
    }

    private void addFaultsOfSpell(List<Violation> violations, LocalDate today) {
        refuseFieldsOfMeeting(violations);
        WeeklyHours.fault(weeklyHours).ifPresent(fault -> violations.add(new Violation("weeklyHours", fault)));
        if (until != null) {
            addIf(violations, "until", until.isBefore(on), message("beforeOn"));
            addIf(violations, "until", isImplausible(until), message("notBetween", EARLIEST, LATEST));
            addIf(violations, "confirmedOn", confirmedOn != null, message("onlyForOpenSpell"));
        } else if (confirmedOn != null) {
            addIf(violations, "confirmedOn", confirmedOn.isBefore(on), message("beforeOn"));
            addIf(violations, "confirmedOn", confirmedOn.isAfter(today), message("afterToday"));
        }
    }

    private void addFaultsOfMeeting(List<Violation> violations, LocalDate today) {
        refuseFieldsOfSpell(violations);
        switch (attendance) {
            case HELD -> {
                addIf(violations, "attendance", on.isAfter(today), message("meetingAhead", on));
                addIf(violations, "heldOn", heldOn.isAfter(today) && !heldOn.equals(on), message("afterToday"));
                addIf(violations, "heldOn", isImplausible(heldOn), message("notBetween", EARLIEST, LATEST));
            }
            case NO_SHOW -> {
                addIf(violations, "attendance", on.isAfter(today), message("meetingAhead", on));
                addIf(violations, "heldOn", heldOn != null, message("onlyForHeldMeeting"));
            }
            case PLANNED, CANCELLED -> addIf(violations, "heldOn", heldOn != null, message("onlyForHeldMeeting"));
        }
    }

    private void refuseFieldsOfSpell(List<Violation> violations) {
        Message fault = message("notAFieldOfKind", kind.name());
        addIf(violations, "until", until != null, fault);
        addIf(violations, "confirmedOn", confirmedOn != null, fault);
        addIf(violations, "weeklyHours", weeklyHours != null, fault);
    }

    private void refuseFieldsOfMeeting(List<Violation> violations) {
        Message fault = message("notAFieldOfKind", kind.name());
        addIf(violations, "attendance", attendance != null, fault);
        addIf(violations, "heldOn", heldOn != null, fault);
    }

    private static boolean isImplausible(LocalDate day) {
        return day.isBefore(EARLIEST) || day.isAfter(LATEST);
    }

    private static void addIf(List<Violation> violations, String field, boolean isBroken, Message fault) {
        if (isBroken) {
            violations.add(new Violation(field, fault));
        }
    }
}
