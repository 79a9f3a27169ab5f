package dk.fodfaeste.participant;

import java.time.LocalDate;

/**
 * Days in an initiative.
 *
 * @param from the first day
 * @param toInclusive the last day; null while there is no exit
 */
public record Span(LocalDate from, LocalDate toInclusive) {
    public Span {
        if (toInclusive != null && toInclusive.isBefore(from)) {
            throw new IllegalArgumentException("A span ends before it starts");
        }
    }

    /** One day may be shared: somebody leaves in the morning and is enrolled anew in the afternoon. */
    boolean sharesMoreThanADayWith(Span other) {
        LocalDate laterStart = from.isAfter(other.from) ? from : other.from;
        return (toInclusive == null || laterStart.isBefore(toInclusive))
                && (other.toInclusive == null || laterStart.isBefore(other.toInclusive));
    }
}
