package dk.fodfaeste.local;

import dk.fodfaeste.local.RecentCase.FollowUp;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Enrolments of the last one and a half years before a day: active ones, exits in each month, and the worklist of the persona konsulent1. The
 * same day gives the same enrolments. None starts or ends in a period of a published figure.
 */
final class RecentCases {
    private static final int MONTHS = 18;
    private static final int FIRST_CASE = 1_001;
    private static final int SHORTEST_DAYS = 30;
    private static final int NEWEST_DAYS = 3;

    /** When the open follow-ups of konsulent1 are due: days from today. Three groups of the worklist have some. */
    private static final List<Integer> DUE_IN_DAYS = List.of(-20, -11, -6, -2, 0, 2, 4, 9, 12, 20);

    private static final List<Integer> TO_CONFIRM_DUE_IN_DAYS = List.of(-29, -24, -18);
    /** The first reason is job, the second education. */
    private static final List<String> REASONS = List.of(
            "GOT_JOB",
            "EDUCATION",
            "NEEDS_OTHER_SUPPORT",
            "WITHDREW",
            "ILLNESS",
            "MOVED_MUNICIPALITY",
            "NO_SHOW",
            "OTHER");

    private final LocalDate today;
    private final LocalDate firstDay;
    private final Random random;
    private final RecentPerson.Generator persons;
    private final List<RecentCase> cases = new ArrayList<>();

    private RecentCases(LocalDate today, Random random) {
        this.today = today;
        this.random = random;
        this.firstDay = firstDay();
        this.persons = new RecentPerson.Generator(random);
    }

    /** The day after the last period of a published figure. */
    static LocalDate firstDay() {
        return SampleFigure.all().stream()
                .map(SampleFigure::to)
                .max(LocalDate::compareTo)
                .orElseThrow()
                .plusDays(1);
    }

    static List<RecentCase> until(LocalDate today, Random random) {
        var recent = new RecentCases(today, random);
        for (var initiative : RecentInitiative.values()) {
            recent.addActive(initiative);
            recent.addExits(initiative);
        }
        recent.addWorklist();
        return List.copyOf(recent.cases);
    }

    private void addActive(RecentInitiative initiative) {
        var end = initiative.lastDay(today);
        for (int number = 0; number < initiative.active(); number++) {
            var longest = initiative.longestMonths() * 30;
            var start = notBeforeFirstDay(end.minusDays(NEWEST_DAYS + random.nextInt(longest)), end.minusDays(1));
            var exit = end.isBefore(today) ? end : null;
            add(
                    initiative,
                    initiative.consultant(number),
                    start,
                    exit,
                    exit == null ? null : "INITIATIVE_CLOSED",
                    FollowUp.ANSWERED);
        }
    }

    private void addExits(RecentInitiative initiative) {
        for (int ago = MONTHS; ago >= 0; ago--) {
            var month = YearMonth.from(today).minusMonths(ago);
            for (int number = 0; number < initiative.exitsPerMonth(); number++) {
                var exit = month.atDay(1 + random.nextInt(month.lengthOfMonth()));
                if (exit.isBefore(today)
                        && !exit.isAfter(initiative.lastDay(today))
                        && exit.isAfter(firstDay.plusDays(SHORTEST_DAYS))) {
                    addExit(initiative, initiative.consultant(number), exit, reason(initiative), FollowUp.ANSWERED);
                }
            }
        }
    }

    private void addWorklist() {
        for (int days : DUE_IN_DAYS) {
            var exit = today.plusDays(days).minusMonths(2);
            addExit(
                    worklistInitiative(days),
                    Persona.CONSULTANT.user(),
                    exit,
                    reason(RecentInitiative.RUSMIDDEL),
                    FollowUp.OPEN);
        }
        for (int days : TO_CONFIRM_DUE_IN_DAYS) {
            var exit = today.plusDays(days).minusMonths(2);
            addExit(RecentInitiative.SYDHAVNEN, Persona.CONSULTANT.user(), exit, "GOT_JOB", FollowUp.TO_CONFIRM);
        }
    }

    private static RecentInitiative worklistInitiative(int days) {
        return days % 3 == 0 ? RecentInitiative.RUSMIDDEL : RecentInitiative.SYDHAVNEN;
    }

    private void addExit(
            RecentInitiative initiative, String consultant, LocalDate exit, String reason, FollowUp followUp) {
        var days = SHORTEST_DAYS + random.nextInt(initiative.longestMonths() * 30 - SHORTEST_DAYS);
        var start = notBeforeFirstDay(exit.minusDays(days), exit.minusDays(SHORTEST_DAYS));
        add(initiative, consultant, start, exit, reason, followUp);
    }

    /** A start that would be too early becomes another day until the last one. */
    private LocalDate notBeforeFirstDay(LocalDate start, LocalDate last) {
        if (!start.isBefore(firstDay)) {
            return start;
        }
        return firstDay.plusDays(random.nextInt((int) Math.max(1, ChronoUnit.DAYS.between(firstDay, last))));
    }

    private void add(
            RecentInitiative initiative,
            String consultant,
            LocalDate start,
            LocalDate exit,
            String reason,
            FollowUp followUp) {
        var age = initiative.youngest() + random.nextInt(initiative.oldest() - initiative.youngest());
        cases.add(new RecentCase(
                "KBH-%05d".formatted(FIRST_CASE + cases.size()),
                persons.born(start.getYear() - age - 1),
                initiative,
                consultant,
                start,
                exit,
                reason,
                initiative == RecentInitiative.PSYCHIATRY ? statusAtStart() : "",
                followUp));
    }

    private String statusAtStart() {
        return random.nextInt(4) == 0 ? "SICK_LEAVE" : "UNEMPLOYED";
    }

    private String reason(RecentInitiative initiative) {
        var percent = random.nextInt(100);
        var job = initiative == RecentInitiative.RUSMIDDEL ? 42 : 22;
        var education = job + (initiative == RecentInitiative.RUSMIDDEL ? 14 : 8);
        if (percent < education) {
            return REASONS.get(percent < job ? 0 : 1);
        }
        return REASONS.get(2 + random.nextInt(REASONS.size() - 2));
    }
}
