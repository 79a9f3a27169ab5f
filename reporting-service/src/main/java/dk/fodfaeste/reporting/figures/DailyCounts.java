package dk.fodfaeste.reporting.figures;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** How many enrolments began on each day, and how many had their last day on it. Every volume of a window follows from these. */
public final class DailyCounts {
    private final NavigableMap<LocalDate, Long> started = new TreeMap<>();
    private final NavigableMap<LocalDate, Long> exited = new TreeMap<>();
    /** How many more are enrolled than the day before. The day of the exit is a day in the initiative. */
    private final NavigableMap<LocalDate, Long> changes = new TreeMap<>();

    /** Adds the enrolments of a day; a day may be added once. */
    void add(LocalDate day, long startedThen, long exitedThen) {
        started.put(day, startedThen);
        exited.put(day, exitedThen);
        changes.merge(day, startedThen, Long::sum);
        changes.merge(day.plusDays(1), -exitedThen, Long::sum);
    }

    public long started(LocalDate firstDay, LocalDate lastDayInclusive) {
        return sum(started.subMap(firstDay, true, lastDayInclusive, true));
    }

    public long exited(LocalDate firstDay, LocalDate lastDayInclusive) {
        return sum(exited.subMap(firstDay, true, lastDayInclusive, true));
    }

    public long enrolledOn(LocalDate day) {
        return sum(changes.headMap(day, true));
    }

    /** The highest number enrolled on any day of the window. */
    public long highest(LocalDate firstDay, LocalDate lastDayInclusive) {
        long enrolled = enrolledOn(firstDay);
        long highest = enrolled;
        for (long change :
                changes.subMap(firstDay, false, lastDayInclusive, true).values()) {
            enrolled += change;
            highest = Math.max(highest, enrolled);
        }
        return highest;
    }

    private static long sum(Map<LocalDate, Long> days) {
        return days.values().stream().mapToLong(Long::longValue).sum();
    }
}
