package dk.fodfaeste.outcome;

import java.time.Instant;
import java.time.LocalDate;

/** Who records something and when: the instant for the audit trail, the day for the rules. */
public record CommandContext(String user, Instant now, LocalDate today) {}
