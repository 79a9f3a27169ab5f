package dk.fodfaeste.measures;

import java.time.LocalDate;

/** A range of days, both ends inclusive. */
public record Days(LocalDate from, LocalDate to) {
    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
