package dk.fodfaeste.measures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the kinds that facts decide, read out of their definition day by day, with no thought of speed. Shares no rule with the
 * measures: what they derive is compared with this.
 */
final class Rules {
    /** A question as a test compares it. */
    record Question(LocalDate anchorOn, LocalDate dueOn, boolean excluded, boolean success) {}

    private final Facts facts;
    private final LocalDate today;

    Rules(Facts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    List<Question> eventWithin(EventWithin measure) {
        LocalDate from = facts.enrolment().startedOn();
        LocalDate exit = facts.enrolment().exitedOn();
        if (measure.offset() == null && (exit == null || exit.isBefore(from))) {
            return List.of();
        }
        LocalDate to = measure.offset() == null ? exit : from.plus(measure.offset());
        LocalDate anchorOn = measure.offset() == null ? exit : from;
        Revision revision = measure.terms().revisions().getFirst();
        int count = 0;
        for (Activity activity : facts.activities()) {
            if (!revision.activityKinds().contains(activity.kind())) {
                continue;
            }
            boolean counts = switch (activity.kind().shape()) {
                case MILESTONE -> isIn(activity.on(), from, to);
                case MEETING -> activity.attendance() == Attendance.HELD && isIn(activity.heldOn(), from, to);
                case SPELL -> isIn(activity.on(), from, to) || isIn(from, activity.on(), end(activity));
            };
            count += counts ? 1 : 0;
        }
        return List.of(new Question(anchorOn, to, isExcluded(to), count >= revision.minimumCount() && !isExcluded(to)));
    }

    List<Question> situationOn(SituationOn measure, Revision revision) {
        List<Question> all = new ArrayList<>();
        for (LocalDate day = facts.enrolment().startedOn();
                isEnrolled(day) && !day.isAfter(today);
                day = day.plusDays(1)) {
            if (day.plusDays(1).getDayOfMonth() != 1) {
                continue;
            }
            LocalDate on = day;
            boolean success = facts.activities().stream()
                    .anyMatch(spell -> spell.kind().shape() == ActivityKind.Shape.SPELL
                            && revision.successStatuses().contains(spell.kind().name())
                            && isIn(on, spell.on(), end(spell)));
            all.add(new Question(day, day, isExcluded(day), success && !isExcluded(day)));
        }
        return all;
    }

    List<Question> sustained(Sustained measure, Revision revision) {
        List<Activity> jobs = facts.activities().stream()
                .filter(spell ->
                        revision.successStatuses().contains(spell.kind().name()))
                .toList();
        Optional<LocalDate> start = jobs.stream()
                .map(Activity::on)
                .filter(on -> !on.isBefore(facts.enrolment().startedOn()))
                .filter(on -> facts.enrolment().exitedOn() == null
                        || !on.isAfter(facts.enrolment().exitedOn().plusMonths(2)))
                .min(Comparator.naturalOrder());
        if (start.isEmpty()) {
            return List.of();
        }
        int worked = 0;
        for (int week = 0; week < measure.withinWeeks(); week++) {
            BigDecimal hoursTimesSeven = BigDecimal.ZERO;
            for (int day = 0; day < 7; day++) {
                LocalDate on = start.get().plusDays(week * 7L + day);
                for (Activity job : jobs) {
                    if (job.weeklyHours() != null && isIn(on, job.on(), end(job))) {
                        hoursTimesSeven = hoursTimesSeven.add(job.weeklyHours());
                    }
                }
            }
            worked += hoursTimesSeven.compareTo(revision.minimumWeeklyHours().multiply(BigDecimal.valueOf(7))) >= 0
                    ? 1
                    : 0;
        }
        LocalDate due = start.get().plusDays(7L * measure.withinWeeks() - 1);
        return List.of(
                new Question(start.get(), due, isExcluded(due), worked >= measure.weeksWorked() && !isExcluded(due)));
    }

    List<Question> meetingsOnTime(MeetingsOnTime measure) {
        List<LocalDate> held = facts.activities().stream()
                .filter(meeting -> meeting.kind() == measure.meeting() && meeting.attendance() == Attendance.HELD)
                .map(Activity::heldOn)
                .sorted()
                .toList();
        List<Question> all = new ArrayList<>();
        LocalDate deadline = facts.enrolment().startedOn().plus(measure.first());
        LocalDate after = facts.enrolment().startedOn().minusDays(1);
        while (isEnrolled(deadline) && !deadline.isAfter(today)) {
            LocalDate last = null;
            for (LocalDate day : held) {
                if (day.isAfter(after) && !day.isAfter(deadline)) {
                    last = day;
                }
            }
            boolean isMet = last != null && !isExcluded(deadline);
            all.add(new Question(deadline, deadline, isExcluded(deadline), isMet));
            after = last == null ? deadline : last;
            LocalDate next = after.plus(measure.every());
            deadline = next.isAfter(deadline) ? next : deadline.plus(measure.every());
        }
        return all;
    }

    private boolean isEnrolled(LocalDate day) {
        return facts.enrolment().exitedOn() == null
                || !day.isAfter(facts.enrolment().exitedOn());
    }

    private boolean isExcluded(LocalDate dueOn) {
        return "DECEASED".equals(facts.enrolment().exitReason())
                && !facts.enrolment().exitedOn().isAfter(dueOn);
    }

    private static LocalDate end(Activity spell) {
        return spell.until() != null ? spell.until() : spell.confirmedOn();
    }

    private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
