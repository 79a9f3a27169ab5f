package dk.fodfaeste.kit.offenders;

import java.time.LocalDate;

/** Violates "only ClockProducer reads the system clock". */
@SuppressWarnings("JavaTimeDefaultTimeZone")
public final class ReadsTheSystemClock {
    LocalDate today() {
        return LocalDate.now();
    }
}
