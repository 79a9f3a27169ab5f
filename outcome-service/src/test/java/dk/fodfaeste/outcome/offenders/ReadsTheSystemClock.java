package dk.fodfaeste.outcome.offenders;

import java.time.LocalDate;

/** Offends: asks for the day itself. */
@SuppressWarnings("JavaTimeDefaultTimeZone")
public final class ReadsTheSystemClock {
    LocalDate today() {
        return LocalDate.now();
    }
}
