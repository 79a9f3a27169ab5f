package dk.fodfaeste.reporting.offenders;

import java.time.LocalDate;

/** Violates the rule that nothing but the one clock knows the time. */
public class ReadsTheSystemClock {
    public LocalDate today() {
        return LocalDate.now();
    }
}
