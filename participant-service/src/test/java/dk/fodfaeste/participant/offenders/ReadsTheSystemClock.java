package dk.fodfaeste.participant.offenders;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Violates an architecture rule on purpose. */
public class ReadsTheSystemClock {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
