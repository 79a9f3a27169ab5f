package dk.fodfaeste.participant.offenders;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** Breaks a rule of the house on purpose. */
public class ReadsTheSystemClock {
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }
}
