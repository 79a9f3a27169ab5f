package dk.fodfaeste.local;

import dk.fodfaeste.local.RecentCase.FollowUp;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The statuses of recent enrolments, which fit their exit reasons. Few of the follow-ups that fell due lately are open. */
final class RecentStatuses {
    static final String HEADER = "caseNumber;measure;statusDate;status;weeklyHours;source\n";
    static final String MEASURE = "employment-or-education";

    private static final int LATELY_DAYS = 25;
    private static final String LOST = "LOST";
    private static final Set<String> WORK =
            Set.of("ORDINARY_FULL_TIME", "ORDINARY_PART_TIME", "SELF_EMPLOYED", "EDUCATION");
    private static final Set<String> COMPLETED =
            Set.of("GOT_JOB", "EDUCATION", "ILLNESS", "NEEDS_OTHER_SUPPORT", "OTHER");
    private static final List<String> NO_WORK = List.of(
            "UNEMPLOYED", "UNEMPLOYED", "UNEMPLOYED", "SICK_LEAVE", "OTHER_ACTIVATION", "OTHER", "ORDINARY_PART_TIME");
    private static final List<String> OFFERS = List.of("INTERNSHIP", "OTHER_ACTIVATION", "ORDINARY_PART_TIME");
    private static final List<String> JOBS =
            List.of("ORDINARY_FULL_TIME", "ORDINARY_PART_TIME", "ORDINARY_PART_TIME", "SELF_EMPLOYED");

    private final LocalDate today;
    private final Random random;
    private final StringBuilder first = new StringBuilder(HEADER);
    private final StringBuilder further = new StringBuilder(HEADER);

    private RecentStatuses(LocalDate today, Random random) {
        this.today = today;
        this.random = random;
    }

    static RecentStatuses of(List<RecentCase> cases, LocalDate today, Random random) {
        var statuses = new RecentStatuses(today, random);
        cases.forEach(statuses::add);
        return statuses;
    }

    String first() {
        return first.toString();
    }

    /** Of follow-ups that exist only because of a milestone or an earlier status. */
    String further() {
        return further.toString();
    }

    private void add(RecentCase one) {
        switch (one.initiative()) {
            case SYDHAVNEN -> afterExit(one);
            case RUSMIDDEL -> {
                var status = afterExit(one);
                if (status != null && COMPLETED.contains(one.exitReason())) {
                    write(
                            further,
                            one,
                            "completed-in-employment-or-education",
                            one.exitedOn().plusMonths(2),
                            status);
                }
            }
            case VETERANS -> afterStart(one, "offer-after-six-months", "offer-after-establishment", 42, OFFERS);
            case HOLISTIC_HEALTH -> afterStart(one, MEASURE, "employment-or-education-after-establishment", 22, JOBS);
            case PSYCHIATRY -> {
                stillInWork(one, afterExit(one));
                var due = one.startedOn().plusMonths(12);
                if (isAnswered(due)) {
                    write(
                            first,
                            one,
                            "off-transfer-payments",
                            due,
                            one(random.nextInt(100) < 15 ? JOBS : List.of("UNEMPLOYED")));
                }
            }
        }
    }

    /** The status two months after the exit; null if there is none. */
    private String afterExit(RecentCase one) {
        if (one.isActive() || one.followUp() == FollowUp.OPEN) {
            return null;
        }
        var due = one.exitedOn().plusMonths(2);
        if (!isAnswered(due) && one.followUp() == FollowUp.ANSWERED) {
            return null;
        }
        var status = one.followUp() == FollowUp.ANSWERED && random.nextInt(100) < 5 ? LOST : fitting(one.exitReason());
        write(first, one, MEASURE, due, status);
        return status;
    }

    private void stillInWork(RecentCase one, String status) {
        if (status == null || !WORK.contains(status)) {
            return;
        }
        for (var months : List.of(6, 12)) {
            var due = one.exitedOn().plusMonths(months);
            if (isAnswered(due)) {
                var measure = months == 6 ? "still-after-six-months" : "still-after-twelve-months";
                write(further, one, measure, due, random.nextInt(100) < 75 ? status : "UNEMPLOYED");
            }
        }
    }

    /** The effort is established some days after the start. */
    private void afterStart(
            RecentCase one, String measure, String establishedMeasure, int successPercent, List<String> successes) {
        var due = one.startedOn().plusMonths(6);
        var dueFromMilestone = RecentActivities.establishedOn(one).plus(Period.ofMonths(6));
        var status = random.nextInt(100) < successPercent ? one(successes) : one(List.of("UNEMPLOYED", "SICK_LEAVE"));
        if (isAnswered(due)) {
            write(first, one, measure, due, status);
        }
        if (isAnswered(dueFromMilestone)) {
            write(further, one, establishedMeasure, dueFromMilestone, status);
        }
    }

    private boolean isAnswered(LocalDate due) {
        return due.isBefore(today) && (due.isBefore(today.minusDays(LATELY_DAYS)) || random.nextInt(100) < 70);
    }

    private String fitting(String exitReason) {
        var usual = random.nextInt(100) < 85;
        return switch (exitReason) {
            case "GOT_JOB" -> usual ? one(JOBS) : "UNEMPLOYED";
            case "EDUCATION" -> usual ? "EDUCATION" : "UNEMPLOYED";
            case "ILLNESS" -> usual ? "SICK_LEAVE" : "EARLY_RETIREMENT_PENSION";
            default -> one(NO_WORK);
        };
    }

    private String one(List<String> statuses) {
        return statuses.get(random.nextInt(statuses.size()));
    }

    private void write(StringBuilder file, RecentCase one, String measure, LocalDate due, String status) {
        var hours = status.equals("ORDINARY_PART_TIME") ? "18" : "";
        var source = status.equals(LOST) ? "CONSULTANT" : "PERSON";
        file.append(String.join(";", one.caseNumber(), measure, due.toString(), status, hours, source))
                .append('\n');
    }
}
