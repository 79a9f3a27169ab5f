package dk.fodfaeste.reporting.offenders;

import java.time.LocalDate;

/** Violates the rule that only the injected clock provides the time. */
public class ReadsTheSystemClock {
    public LocalDate today() {
        return LocalDate.now();
    }
}
