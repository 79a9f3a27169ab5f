package dk.fodfaeste.outcome.offenders;

import java.time.LocalDate;

/** Offender: does not use the clock bean. */
@SuppressWarnings("JavaTimeDefaultTimeZone")
public final class ReadsTheSystemClock {
    LocalDate today() {
        return LocalDate.now();
    }
}
