package dk.fodfaeste.reporting.followup;

import dk.fodfaeste.measures.MeasureDefinition;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The questions that each kind of measure asks about one enrolment, written line by line. A part of {@link ReferenceModel}. */
final class ReferenceQuestions {
    private static final Set<String> WITH_HOURS = Set.of(
            "ORDINARY_FULL_TIME", "ORDINARY_PART_TIME", "ORDINARY_HOURS", "SELF_EMPLOYED", "FLEX_JOB", "WAGE_SUBSIDY");

    /** Written out instead of read from the module, because that is what is tested. */
    private static final Set<String> KNOWN_STATUSES = Set.of(
            "ORDINARY_FULL_TIME",
            "ORDINARY_PART_TIME",
            "ORDINARY_HOURS",
            "SELF_EMPLOYED",
            "EDUCATION",
            "FLEX_JOB",
            "WAGE_SUBSIDY",
            "PROTECTED_JOB",
            "INTERNSHIP",
            "OTHER_ACTIVATION",
            "UNEMPLOYED",
            "SICK_LEAVE",
            "EARLY_RETIREMENT_PENSION",
            "STATE_PENSION",
            "OTHER",
            "DECEASED");

    private static final Set<String> SPELLS = Set.of(
            "ORDINARY_FULL_TIME",
            "ORDINARY_PART_TIME",
            "ORDINARY_HOURS",
            "SELF_EMPLOYED",
            "EDUCATION",
            "FLEX_JOB",
            "WAGE_SUBSIDY",
            "PROTECTED_JOB",
            "INTERNSHIP",
            "OTHER_ACTIVATION",
            "TREATMENT",
            "AFTERCARE",
            "MENTOR_SUPPORT");
    private static final Set<String> MEETINGS =
            Set.of("JOB_INTERVIEW", "HEALTH_TALK", "ROUND_TABLE", "AFTERCARE_TALK", "EMPLOYER_MEETING");
    private static final Set<String> ATTENDANCES = Set.of("HELD", "NO_SHOW", "PLANNED", "CANCELLED");

    enum Omission {
        START_UNKNOWN,
        CANCELLED
    }

    /** How a question is answered, apart from the day. */
    enum Answer {
        EXCLUDED,
        GIVEN,
        LOST,
        BY_FACTS,
        NONE
    }

    record Question(LocalDate anchorOn, LocalDate dueOn, Answer answer, boolean success, Omission omission) {
        ReferenceModel.State state(LocalDate closes, LocalDate today) {
            if (answer == Answer.EXCLUDED) {
                return ReferenceModel.State.EXCLUDED;
            }
            if (today.isBefore(dueOn)) {
                return ReferenceModel.State.NOT_DUE;
            }
            if (answer == Answer.GIVEN) {
                return ReferenceModel.State.RECORDED;
            }
            if (answer == Answer.LOST) {
                return ReferenceModel.State.LOST;
            }
            if (!today.isAfter(closes)) {
                return ReferenceModel.State.PENDING;
            }
            return answer == Answer.BY_FACTS ? ReferenceModel.State.RECORDED : ReferenceModel.State.UNANSWERED;
        }
    }

    private final Map<String, MeasureDefinition> measures;
    private final EnrolmentVersion enrolment;
    private final Map<String, OutcomeVersion> outcomes;
    private final List<ActivityVersion> activities;
    private final LocalDate today;

    /** @param activities that are not withdrawn */
    ReferenceQuestions(
            Map<String, MeasureDefinition> measures,
            EnrolmentVersion enrolment,
            Map<String, OutcomeVersion> outcomes,
            List<ActivityVersion> activities,
            LocalDate today) {
        this.measures = measures;
        this.enrolment = enrolment;
        this.outcomes = outcomes;
        this.activities = activities;
        this.today = today;
    }

    List<Question> of(MeasureDefinition measure) {
        List<Question> questions = switch (measure.kind() == null ? "SITUATION_AFTER" : measure.kind()) {
            case "SITUATION_AFTER" -> situationAfter(measure);
            case "EVENT_WITHIN" -> eventWithin(measure);
            case "SITUATION_ON" -> situationOn(measure);
            case "SUSTAINED" -> sustained(measure);
            case "MEETINGS_ATTENDED" -> meetingsAttended(measure);
            case "MEETINGS_ON_TIME" -> meetingsOnTime(measure);
            default -> throw new AssertionError(measure.kind());
        };
        if (measure.startedAs() == null || measure.startedAs().isEmpty()) {
            return questions;
        }
        if (enrolment.statusAtStart() != null) {
            return measure.startedAs().contains(enrolment.statusAtStart()) ? questions : List.of();
        }
        return questions.stream()
                .filter(question -> question.omission() == null)
                .map(question ->
                        new Question(question.anchorOn(), question.dueOn(), null, false, Omission.START_UNKNOWN))
                .toList();
    }

    private List<Question> situationAfter(MeasureDefinition measure) {
        LocalDate anchor = anchor(measure);
        if (anchor == null) {
            return List.of();
        }
        if (measure.ofSuccessesOf() != null) {
            MeasureDefinition base = measures.get(measure.ofSuccessesOf());
            LocalDate baseAnchor = anchor(base);
            if (baseAnchor == null || !answered(base, baseAnchor).success()) {
                return List.of();
            }
        }
        return List.of(answered(measure, anchor));
    }

    private Question answered(MeasureDefinition measure, LocalDate anchor) {
        LocalDate due = plus(anchor, measure.offset());
        OutcomeVersion outcome = outcomes.get(measure.code());
        boolean isOfPresentExit =
                outcome != null && (!"EXIT".equals(measure.anchor()) || outcome.exitNumber() == enrolment.exitNumber());
        LocalDate first = due.minusDays(measure.graceDays());
        LocalDate last = due.plusDays(measure.graceDays());
        boolean hasStatus = isOfPresentExit
                && !outcome.statuses().isEmpty()
                && !outcome.statusDate().isBefore(first)
                && !outcome.statusDate().isAfter(last);
        boolean isLost = isOfPresentExit
                && outcome.lost()
                && !outcome.dueOn().isBefore(first)
                && !outcome.dueOn().isAfter(last);
        if (isExcluded(measure, due) || (hasStatus && outcome.statuses().contains("DECEASED"))) {
            return new Question(anchor, due, Answer.EXCLUDED, false, null);
        }
        if (hasStatus) {
            return new Question(anchor, due, Answer.GIVEN, succeeds(revision(measure, due), outcome), null);
        }
        return new Question(anchor, due, isLost ? Answer.LOST : Answer.NONE, false, null);
    }

    private List<Question> eventWithin(MeasureDefinition measure) {
        LocalDate from = anchor(measure);
        if (from == null) {
            return List.of();
        }
        LocalDate to = measure.offset() == null ? enrolment.exitedOn() : plus(from, measure.offset());
        if (to == null || to.isBefore(from)) {
            return List.of();
        }
        MeasureDefinition.Revision revision = revision(measure, to);
        int happened = 0;
        for (ActivityVersion activity : activities) {
            if (!revision.activityKinds().contains(activity.kind())) {
                continue;
            }
            if (SPELLS.contains(activity.kind())) {
                boolean inside =
                        (!activity.on().isBefore(from) && !activity.on().isAfter(to)) || covers(activity, from);
                happened += inside && reaches(revision, activity) ? 1 : 0;
            } else if (MEETINGS.contains(activity.kind())) {
                LocalDate held = heldOn(activity);
                happened += held != null && !held.isBefore(from) && !held.isAfter(to) ? 1 : 0;
            } else {
                happened += !activity.on().isBefore(from) && !activity.on().isAfter(to) ? 1 : 0;
            }
        }
        int needed = revision.minimumCount() == null ? 1 : revision.minimumCount();
        return List.of(byFacts(measure, measure.offset() == null ? to : from, to, happened >= needed));
    }

    private List<Question> situationOn(MeasureDefinition measure) {
        List<Question> questions = new ArrayList<>();
        for (LocalDate day = enrolment.startedOn(); isEnrolled(day) && !day.isAfter(today); day = day.plusDays(1)) {
            if (day.plusDays(1).getDayOfMonth() == 1) {
                MeasureDefinition.Revision revision = revision(measure, day);
                boolean success = false;
                for (ActivityVersion activity : activities) {
                    success |= revision.successStatuses().contains(activity.kind())
                            && SPELLS.contains(activity.kind())
                            && covers(activity, day)
                            && reaches(revision, activity);
                }
                questions.add(byFacts(measure, day, day, success));
            }
        }
        return questions;
    }

    private List<Question> sustained(MeasureDefinition measure) {
        LocalDate start = null;
        for (ActivityVersion activity : activities) {
            boolean isJob = measure.revisions().getFirst().successStatuses().contains(activity.kind());
            boolean inTime = !activity.on().isBefore(enrolment.startedOn())
                    && (enrolment.exitedOn() == null
                            || !activity.on().isAfter(enrolment.exitedOn().plusMonths(2)));
            if (isJob && inTime && (start == null || activity.on().isBefore(start))) {
                start = activity.on();
            }
        }
        if (start == null) {
            return List.of();
        }
        LocalDate due = start.plusDays(7L * measure.withinWeeks() - 1);
        MeasureDefinition.Revision revision = revision(measure, due);
        int worked = 0;
        for (int week = 0; week < measure.withinWeeks(); week++) {
            BigDecimal hours = BigDecimal.ZERO;
            boolean everyDay = true;
            for (int day = 0; day < 7; day++) {
                LocalDate date = start.plusDays(7L * week + day);
                boolean covered = false;
                for (ActivityVersion activity : activities) {
                    if (revision.successStatuses().contains(activity.kind()) && covers(activity, date)) {
                        covered = true;
                        hours = activity.weeklyHours() == null ? hours : hours.add(activity.weeklyHours());
                    }
                }
                everyDay &= covered;
            }
            boolean counts = revision.minimumWeeklyHours() == null
                    ? everyDay
                    : hours.compareTo(revision.minimumWeeklyHours().multiply(new BigDecimal(7))) >= 0;
            worked += counts ? 1 : 0;
        }
        return List.of(byFacts(measure, start, due, worked >= measure.weeksWorked()));
    }

    private List<Question> meetingsAttended(MeasureDefinition measure) {
        List<Question> questions = new ArrayList<>();
        for (ActivityVersion meeting : activities) {
            LocalDate on = meeting.on();
            if (!meeting.kind().equals(measure.meeting())
                    || !ATTENDANCES.contains(meeting.attendance())
                    || !isEnrolled(on)) {
                continue;
            }
            if (meeting.attendance().equals("CANCELLED")) {
                questions.add(new Question(on, on, null, false, Omission.CANCELLED));
            } else {
                Answer answer = meeting.attendance().equals("PLANNED") ? Answer.NONE : Answer.GIVEN;
                boolean excluded = isExcluded(measure, on);
                boolean success = !excluded && meeting.attendance().equals("HELD");
                questions.add(new Question(on, on, excluded ? Answer.EXCLUDED : answer, success, null));
            }
        }
        return questions;
    }

    private List<Question> meetingsOnTime(MeasureDefinition measure) {
        List<Question> questions = new ArrayList<>();
        LocalDate after = enrolment.startedOn().minusDays(1);
        LocalDate deadline = plus(enrolment.startedOn(), measure.first());
        while (isEnrolled(deadline) && !deadline.isAfter(today)) {
            LocalDate last = null;
            for (ActivityVersion meeting : activities) {
                LocalDate held = meeting.kind().equals(measure.meeting()) ? heldOn(meeting) : null;
                if (held != null
                        && held.isAfter(after)
                        && !held.isAfter(deadline)
                        && (last == null || held.isAfter(last))) {
                    last = held;
                }
            }
            questions.add(byFacts(measure, deadline, deadline, last != null));
            after = last == null ? deadline : last;
            LocalDate next = plus(after, measure.every());
            deadline = next.isAfter(deadline) ? next : plus(deadline, measure.every());
        }
        return questions;
    }

    private Question byFacts(MeasureDefinition measure, LocalDate anchor, LocalDate due, boolean success) {
        boolean excluded = isExcluded(measure, due);
        return new Question(anchor, due, excluded ? Answer.EXCLUDED : Answer.BY_FACTS, success && !excluded, null);
    }

    private LocalDate anchor(MeasureDefinition measure) {
        return switch (measure.anchor()) {
            case "START" -> enrolment.startedOn();
            case "EXIT" -> enrolment.exitedOn();
            default ->
                activities.stream()
                        .filter(activity -> activity.kind().equals(measure.milestone()))
                        .map(ActivityVersion::on)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
        };
    }

    private boolean isExcluded(MeasureDefinition measure, LocalDate due) {
        List<String> excluded =
                measure.excludedExitReasons() == null ? List.of("DECEASED") : measure.excludedExitReasons();
        return enrolment.exitReason() != null
                && excluded.contains(enrolment.exitReason())
                && !enrolment.exitedOn().isAfter(due);
    }

    private boolean isEnrolled(LocalDate day) {
        return !day.isBefore(enrolment.startedOn())
                && (enrolment.exitedOn() == null || !day.isAfter(enrolment.exitedOn()));
    }

    private static boolean covers(ActivityVersion spell, LocalDate day) {
        LocalDate last = spell.until() == null ? spell.confirmedOn() : spell.until();
        return last != null && !day.isBefore(spell.on()) && !day.isAfter(last);
    }

    private static boolean reaches(MeasureDefinition.Revision revision, ActivityVersion spell) {
        return revision.minimumWeeklyHours() == null
                || !WITH_HOURS.contains(spell.kind())
                || (spell.weeklyHours() != null && spell.weeklyHours().compareTo(revision.minimumWeeklyHours()) >= 0);
    }

    private static LocalDate heldOn(ActivityVersion meeting) {
        if (!"HELD".equals(meeting.attendance())) {
            return null;
        }
        return meeting.heldOn() == null ? meeting.on() : meeting.heldOn();
    }

    private static boolean succeeds(MeasureDefinition.Revision revision, OutcomeVersion outcome) {
        for (String status : outcome.statuses()) {
            boolean hours = revision.minimumWeeklyHours() == null
                    || !WITH_HOURS.contains(status)
                    || (outcome.weeklyHours() != null
                            && outcome.weeklyHours().compareTo(revision.minimumWeeklyHours()) >= 0);
            if (KNOWN_STATUSES.contains(status) && revision.successStatuses().contains(status) && hours) {
                return true;
            }
        }
        return false;
    }

    static MeasureDefinition.Revision revision(MeasureDefinition measure, LocalDate due) {
        return measure.revisions().stream()
                .filter(revision -> !revision.validFrom().isAfter(due))
                .max(Comparator.comparing(MeasureDefinition.Revision::validFrom))
                .orElseGet(() -> measure.revisions().stream()
                        .min(Comparator.comparing(MeasureDefinition.Revision::validFrom))
                        .orElseThrow());
    }

    private static LocalDate plus(LocalDate day, String period) {
        Period parsed = Period.parse(period);
        return day.plusMonths(parsed.toTotalMonths()).plusDays(parsed.getDays());
    }
}
