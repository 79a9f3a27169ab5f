package dk.fodfaeste.participant;

import java.time.LocalDate;

/**
 * The days of an enrolment.
 *
 * @param from the first day
 * @param toInclusive the last day; null if there is no exit
 */
public record DateRange(LocalDate from, LocalDate toInclusive) {
    public DateRange {
        if (toInclusive != null && toInclusive.isBefore(from)) {
            throw new IllegalArgumentException("A period ends before it starts");
        }
    }

    /** Sharing one day is no overlap: a person may leave in the morning and be enrolled again in the afternoon. */
    boolean overlaps(DateRange other) {
        LocalDate laterStart = from.isAfter(other.from) ? from : other.from;
        return (toInclusive == null || laterStart.isBefore(toInclusive))
                && (other.toInclusive == null || laterStart.isBefore(other.toInclusive));
    }
}
