package dk.fodfaeste.outcome.activity.timeline;

import dk.fodfaeste.measures.ActivityKind;
import dk.fodfaeste.outcome.Enrolment;
import dk.fodfaeste.outcome.activity.ActivityDetails;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The months that a drawing shows.
 *
 * @param first the first day of a month
 * @param end the first day of the month after the last one
 */
record TimelinePeriod(LocalDate first, LocalDate end) {
    /** What is longer before the start, or further ahead, is cut off, so that months stay readable. */
    private static final int MONTHS_BEYOND = 24;

    /** From the start of the enrolment or the first activity to the exit or the last activity; to today while one of them goes on. */
    static TimelinePeriod of(Enrolment enrolment, List<ActivityDetails> activities, LocalDate today) {
        LocalDate begin = Stream.concat(
                        Stream.of(enrolment.startedOn(), today),
                        activities.stream().map(ActivityDetails::on))
                .min(LocalDate::compareTo)
                .orElseThrow();
        boolean goesOn = enrolment.exitedOn() == null || activities.stream().anyMatch(TimelinePeriod::isOpen);
        LocalDate last = Stream.concat(
                        Stream.of(goesOn ? today : enrolment.exitedOn(), enrolment.startedOn(), enrolment.exitedOn()),
                        activities.stream().flatMap(one -> Stream.of(one.on(), one.until(), one.heldOn())))
                .filter(Objects::nonNull)
                .max(LocalDate::compareTo)
                .orElseThrow();
        YearMonth earliest = YearMonth.from(min(enrolment.startedOn(), today)).minusMonths(MONTHS_BEYOND);
        YearMonth latest = YearMonth.from(today).plusMonths(MONTHS_BEYOND);
        YearMonth from = YearMonth.from(begin);
        YearMonth to = YearMonth.from(last);
        return new TimelinePeriod(
                (from.isBefore(earliest) ? earliest : from).atDay(1),
                (to.isAfter(latest) ? latest : to).plusMonths(1).atDay(1));
    }

    private static boolean isOpen(ActivityDetails activity) {
        return activity.kind().shape() == ActivityKind.Shape.SPELL && activity.until() == null;
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** The place of the beginning of a day on a line of this width. Days outside are at its ends. */
    int place(LocalDate day, int width) {
        long days = Math.clamp(ChronoUnit.DAYS.between(first, day), 0, ChronoUnit.DAYS.between(first, end));
        return Math.toIntExact(width * days / ChronoUnit.DAYS.between(first, end));
    }

    boolean contains(LocalDate day) {
        return !day.isBefore(first) && day.isBefore(end);
    }

    /** Whether some day of the activity is in the period. */
    boolean shows(ActivityDetails activity) {
        return activity.kind().shape() == ActivityKind.Shape.SPELL
                ? activity.on().isBefore(end)
                        && (activity.until() == null || !activity.until().isBefore(first))
                : contains(activity.heldOn() == null ? activity.on() : activity.heldOn());
    }

    long months() {
        return ChronoUnit.MONTHS.between(first, end);
    }
}
