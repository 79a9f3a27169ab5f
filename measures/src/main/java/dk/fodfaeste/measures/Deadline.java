package dk.fodfaeste.measures;

import java.time.LocalDate;

/**
 * A deadline for a meeting that nobody has met yet.
 *
 * @param closesOn the last day on which a meeting that was held in time may be entered
 */
public record Deadline(ActivityKind meeting, LocalDate dueOn, LocalDate closesOn) {}
