package dk.fodfaeste.local;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** The activities of recent enrolments. Some meetings of konsulent1 are planned for today, and some of their placements are to be confirmed. */
final class RecentActivities {
    static final String HEADER = "caseNumber;kind;on;until;weeklyHours;attendance;heldOn;confirmedOn;source\n";

    private static final int MEETINGS_TODAY = 2;
    private static final int TO_CONFIRM = 2;
    /** Shorter than three months, also after a weekend. */
    private static final int DAYS_BETWEEN_INTERVIEWS = 80;

    private final LocalDate today;
    private final Random random;
    private final StringBuilder file = new StringBuilder(HEADER);
    private int meetingsToday;
    private int toConfirm;

    private RecentActivities(LocalDate today, Random random) {
        this.today = today;
        this.random = random;
    }

    static String of(List<RecentCase> cases, LocalDate today, Random random) {
        var activities = new RecentActivities(today, random);
        cases.forEach(activities::add);
        return activities.file.toString();
    }

    /** The day of the milestone in initiatives whose effort is established. */
    static LocalDate establishedOn(RecentCase one) {
        return one.startedOn().plusDays(10);
    }

    private void add(RecentCase one) {
        switch (one.initiative()) {
            case SYDHAVNEN -> {
                addInterviews(one);
                addPlacement(one);
                addProgress(one);
            }
            case RUSMIDDEL -> addAftercare(one);
            case VETERANS -> {
                milestone(one, "EFFORT_ESTABLISHED", establishedOn(one));
                addAftercare(one);
            }
            case HOLISTIC_HEALTH -> {
                milestone(one, "EFFORT_ESTABLISHED", establishedOn(one));
                meeting(one, "HEALTH_TALK", weekday(one.startedOn().plusDays(14)), 95);
                meeting(one, "ROUND_TABLE", weekday(one.startedOn().plusDays(60)), 90);
            }
            case PSYCHIATRY -> addJob(one);
        }
    }

    private void addInterviews(RecentCase one) {
        var on = weekday(one.startedOn().plusDays(4));
        while (on.isBefore(today) && !one.isEndedBy(on)) {
            on = meeting(one, "JOB_INTERVIEW", on, 88)
                    ? weekday(on.plusDays(DAYS_BETWEEN_INTERVIEWS + random.nextInt(6)))
                    : weekday(on.plusDays(7));
        }
        if (!one.isActive()) {
            return;
        }
        if (one.consultant().equals(Persona.CONSULTANT.user()) && meetingsToday < MEETINGS_TODAY) {
            meetingsToday++;
            on = today;
        }
        meeting(one, "JOB_INTERVIEW", on, 100);
    }

    /** An internship in the first weeks, and a job beside the course for some. */
    private void addPlacement(RecentCase one) {
        if (random.nextInt(100) < 55) {
            spell(one, "INTERNSHIP", one.startedOn().plusDays(15L + random.nextInt(14)), 70, 15);
        }
        if (random.nextInt(100) < 22) {
            spell(one, "ORDINARY_PART_TIME", one.startedOn().plusDays(90), 300, 12);
        }
    }

    private void addProgress(RecentCase one) {
        if (random.nextInt(100) < 50) {
            milestone(one, "REFERRED_TO_TREATMENT", one.startedOn().plusDays(28));
        }
        if (!one.isActive() && random.nextInt(100) < 40) {
            milestone(one, "SOCIAL_PROGRESS", one.exitedOn().minusDays(15));
        }
        if ("OTHER".equals(one.exitReason())) {
            milestone(one, "CLARIFIED_FLEX_JOB", one.exitedOn());
        }
    }

    private void addAftercare(RecentCase one) {
        if (isInWork(one) && random.nextInt(100) < 80) {
            var on = weekday(one.exitedOn().plusDays(21));
            write(one, "AFTERCARE_TALK", on, "", "", on.isBefore(today) ? "HELD" : "PLANNED", "");
        }
    }

    private void addJob(RecentCase one) {
        if (isInWork(one) && one.exitReason().equals("GOT_JOB")) {
            spellOf(one, "ORDINARY_PART_TIME", one.exitedOn().minusDays(10), random.nextInt(100) < 75 ? 365 : 60, 18);
        }
    }

    private static boolean isInWork(RecentCase one) {
        return "GOT_JOB".equals(one.exitReason()) || "EDUCATION".equals(one.exitReason());
    }

    /** Whether it was held; one that lies ahead is planned. */
    private boolean meeting(RecentCase one, String kind, LocalDate on, int heldPercent) {
        if (one.isEndedBy(on)) {
            return false;
        }
        var held = random.nextInt(100) < heldPercent;
        var attendance = on.isBefore(today) ? held ? "HELD" : "NO_SHOW" : "PLANNED";
        write(one, kind, on, "", "", attendance, "");
        return held;
    }

    private void milestone(RecentCase one, String kind, LocalDate on) {
        if (on.isBefore(today) && !on.isBefore(one.startedOn()) && !one.isEndedBy(on)) {
            write(one, kind, on, "", "", "", "");
        }
    }

    private void spell(RecentCase one, String kind, LocalDate on, int days, int weeklyHours) {
        if (!one.isEndedBy(on)) {
            var left =
                    one.isActive() ? days : (int) Math.min(days, one.exitedOn().toEpochDay() - on.toEpochDay());
            spellOf(one, kind, on, left, weeklyHours);
        }
    }

    private void spellOf(RecentCase one, String kind, LocalDate on, int days, int weeklyHours) {
        if (!on.isBefore(today)) {
            return;
        }
        var until = on.plusDays(days);
        if (until.isBefore(today)) {
            write(one, kind, on, until.toString(), String.valueOf(weeklyHours), "", "");
        } else {
            var confirmed = latest(on, today.minusDays(confirmedDaysAgo(one, on)));
            write(one, kind, on, "", String.valueOf(weeklyHours), "", confirmed.toString());
        }
    }

    /** After a month, a spell is to be confirmed. */
    private int confirmedDaysAgo(RecentCase one, LocalDate on) {
        if (one.consultant().equals(Persona.CONSULTANT.user())
                && toConfirm < TO_CONFIRM
                && on.isBefore(today.minusDays(40))) {
            toConfirm++;
            return 38;
        }
        return 1 + random.nextInt(20);
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** The Monday after a weekend. */
    private static LocalDate weekday(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
            return day.plusDays(2);
        }
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    private void write(
            RecentCase one,
            String kind,
            LocalDate on,
            String until,
            String weeklyHours,
            String attendance,
            String confirmedOn) {
        file.append(String.join(
                        ";",
                        one.caseNumber(),
                        kind,
                        on.toString(),
                        until,
                        weeklyHours,
                        attendance,
                        "",
                        confirmedOn,
                        "CONSULTANT"))
                .append('\n');
    }
}
